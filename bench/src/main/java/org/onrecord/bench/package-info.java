/**
 * Benchmarks and the accuracy card: what the labels are worth on labelled texts.
 *
 * <p>Entry point: {@link org.onrecord.bench.PassagesScore}.
 */
@NullMarked
package org.onrecord.bench;

import org.jspecify.annotations.NullMarked;

/**
 * Measures the index of the dashboard.
 *
 * <p>Entry class: {@link org.onrecord.bench.index.IndexSpeed}.
 */
@NullMarked
package org.onrecord.bench.index;

import org.jspecify.annotations.NullMarked;

/**
 * Learns heads, examples and thresholds of an issue from labelled passages. Pure.
 *
 * <p>Entry point: {@link org.onrecord.processor.learn.IssueLearner}.
 */
@NullMarked
package org.onrecord.processor.learn;

import org.jspecify.annotations.NullMarked;

/**
 * Learns from labelled passages what an issue file can hold: examples and thresholds. Pure.
 *
 * <p>Entry point: {@link org.onrecord.processor.learn.IssueLearner}.
 */
@NullMarked
package org.onrecord.processor.learn;

import org.jspecify.annotations.NullMarked;

/** Learns heads, examples and thresholds of an issue from labelled passages. Pure. Entry point: {@link IssueLearner}. */
@NullMarked
package org.onrecord.processor.learn;

import org.jspecify.annotations.NullMarked;

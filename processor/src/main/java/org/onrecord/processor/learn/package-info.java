/** Learns heads, examples and thresholds of an issue from labelled passages. Pure. Entry point: {@link IssueLearner}. */
package org.onrecord.processor.learn;

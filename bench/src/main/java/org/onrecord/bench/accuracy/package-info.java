/**
 * Measures the accuracy of labels on labelled passages and documents, and writes the accuracy card.
 *
 * <p>Entry class: {@link org.onrecord.bench.accuracy.Accuracy}.
 */
package org.onrecord.bench.accuracy;

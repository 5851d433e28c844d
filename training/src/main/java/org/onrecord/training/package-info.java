/**
 * Fits the weights that ship with the labelling code, on labelled passages of issues that the models have not seen.
 *
 * <p>Entry points: {@link org.onrecord.training.ExampleWeights} for the weights of an issue file's examples,
 * {@link org.onrecord.training.ModelWeights} for those that join the examples with the stance model.
 */
package org.onrecord.training;

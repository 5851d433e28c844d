package org.onrecord.processor.stance;

/**
 * What speaks for a side on one claim in one sentence, as log odds.
 *
 * @param sentence its index in the passage
 * @param taken that it takes a side
 * @param favor that the side is in favor, by the examples
 * @param read the same, by the model's reading; 0 where it was not read
 */
public record SentenceEvidence(int sentence, double taken, double favor, double read) {}

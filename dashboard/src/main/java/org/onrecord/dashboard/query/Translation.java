package org.onrecord.dashboard.query;

import java.util.Map;

/**
 * A translation by a language model of the words with which a statement takes a side.
 *
 * @param statement its id
 * @param model the name of the model
 * @param words that the model translated, verbatim from the statement
 * @param texts the translations, by language, {@code en} or {@code zh}
 */
public record Translation(String statement, String model, String words, Map<String, String> texts) {}

package org.onrecord.processor.model;

import java.util.List;
import org.onrecord.processor.model.StanceReader.Stances;

/**
 * Reads a passage against all claims, and some or all topics, of one issue in one pass, by a model that was trained for that issue. Safe for use by
 * several threads.
 */
public interface IssueStanceReader {

    /**
     * The result of a reading.
     *
     * @param whole stance of all sentences together on each claim; if they do not fit into one input, that of the part that takes a side most surely
     * @param each for each sentence its stance on each claim, in its context
     * @param topics probability of each topic; if the sentences do not fit into one input, that of the part that treats it most surely
     */
    record Reading(List<Stances> whole, List<List<Stances>> each, List<Double> topics) {
        public Reading {
            whole = List.copyOf(whole);
            each = List.copyOf(each);
            topics = List.copyOf(topics);
        }
    }

    /** Loads the model, so that the first sentence need not wait. */
    default void load() {}

    /** Returns the name of the model, which changes when it is trained anew. */
    String id();

    /** Returns the ids of the claims, in the order of the stances of a reading. */
    List<String> claims();

    /** Returns the ids of the topics, in the order of those of a reading; none if it was trained for claims only. */
    default List<String> topics() {
        return List.of();
    }

    /**
     * Reads sentences.
     *
     * @param side the government that speaks, as in a statement's actor; the empty string to judge by the words alone
     */
    Reading read(String side, List<String> sentences);
}

package org.onrecord.processor.model;

import java.util.List;
import org.onrecord.processor.model.StanceReader.Reading;

/**
 * Reads a passage against all claims, and some or all topics, of one issue in one pass, by a model that was trained for that issue. Safe for use by
 * several threads.
 */
public interface IssueStanceReader {

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

    /** @param side the government that speaks, as in a statement's actor; the empty string to judge by the words alone */
    Reading read(String side, List<String> sentences);
}

package org.onrecord.processor.opinion;

import java.util.List;
import org.onrecord.events.Opinion.SideTaken;
import org.onrecord.events.Opinion.TopicTreated;

/** A model's answer to an inquiry: sides and topics that were checked against the words, or a refused answer. */
public sealed interface Answer {

    /**
     * A valid answer.
     *
     * @param sides that the words take; claims without a side are left out
     * @param topics that the words treat
     */
    record Given(List<SideTaken> sides, List<TopicTreated> topics) implements Answer {}

    /** An answer that does not keep to the schema or to the words, with the reason as a sentence for people. */
    record Refused(String reason) implements Answer {}
}

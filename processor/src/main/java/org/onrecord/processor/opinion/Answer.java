package org.onrecord.processor.opinion;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Opinion.SideTaken;
import org.onrecord.events.Opinion.TopicTreated;

/**
 * A model's answer to an inquiry.
 *
 * @param sides that the words take; claims without a side are left out
 * @param topics that the words treat
 * @param refused a sentence for people if it does not keep to the schema or to the words; else null
 */
public record Answer(
        List<SideTaken> sides,
        List<TopicTreated> topics,
        @Nullable String refused) {
    public static Answer refused(String reason) {
        return new Answer(List.of(), List.of(), reason);
    }
}

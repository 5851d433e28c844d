package org.onrecord.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A second opinion: which sides a language model, asked apart from OnRecord's own, reads in a statement. It stands beside the
 * labels and never changes them, nor trends, nor alerts.
 *
 * <p>It belongs to what was asked, not to a statement: the same words of the same speaker are asked about once, whoever carries them.
 *
 * @param id of what was asked and of the model; see {@link Ids#opinion}
 * @param asked hash of what was asked alone, by which a statement finds its opinions
 * @param issue id of the issue
 * @param model the name of the model that was asked
 * @param stances sides that it reads in the words, at most one for each claim; empty where it reads none or its answer was refused
 * @param refused why its answer was not taken, a sentence for people; null where it was
 * @param attempts how often it was asked until it answered so, 1 or more
 * @param at when it answered
 */
public record Opinion(
        String id,
        String asked,
        String issue,
        String model,
        List<SideTaken> stances,
        @Nullable String refused,
        int attempts,
        Instant at)
        implements Event {

    /**
     * A side on a claim.
     *
     * @param claim the claim's id
     * @param stance the side
     * @param words the deciding words, exactly as the statement has them
     */
    public record SideTaken(String claim, Stance stance, String words) {}

    @Override
    public String key() {
        return id;
    }
}

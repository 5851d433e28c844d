package org.onrecord.events;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The answer of a language model about a statement: the stances and topics that it finds, independently of OnRecord's own models. It is a second
 * opinion that changes nothing, unless the model is set to decide labels.
 *
 * <p>It belongs to a request, not to a statement: a model is asked once about the same words of the same speaker, whatever documents carry them.
 *
 * @param id see {@link Ids#opinion}
 * @param asked hash of the request, by which a statement finds its opinions
 * @param model the name of the model that was asked
 * @param stances at most one for each claim; empty if the model finds none or its answer was refused
 * @param topics each at most once; empty if the model finds none or its answer was refused
 * @param refused why the answer was refused, a sentence for people; null if it was accepted
 * @param attempts how often the model was asked until this answer, 1 or more
 * @param at when it answered
 */
public record Opinion(
        String id,
        String asked,
        String issue,
        String model,
        List<SideTaken> stances,
        List<TopicTreated> topics,
        @Nullable String refused,
        int attempts,
        Instant at)
        implements Event {

    /** Earlier versions did not ask about topics. */
    @SuppressWarnings("NullAway") // JSON leaves absent fields null
    public Opinion {
        topics = topics == null ? List.of() : topics;
    }

    /**
     * A stance on a claim.
     *
     * @param words the deciding words, verbatim
     * @param translations of the words by the model, by language, {@code en} or {@code zh}; empty where it gave none
     */
    public record SideTaken(String claim, Stance stance, String words, Map<String, String> translations) {
        /** Earlier versions did not ask for translations. */
        @SuppressWarnings("NullAway") // JSON leaves absent fields null
        public SideTaken {
            translations = translations == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(translations));
        }
    }

    /**
     * A topic that the statement treats.
     *
     * @param words that treat it, verbatim
     */
    public record TopicTreated(String topic, String words) {}

    @Override
    public String key() {
        return IssueKey.of(issue, id);
    }
}

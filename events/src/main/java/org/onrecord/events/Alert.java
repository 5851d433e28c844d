package org.onrecord.events;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.json.JsonName;

/**
 * A change that people want to know of, with the evidence and the reason why it fired. It does not say when it was raised: whether it is
 * news is a property of its delivery.
 *
 * @param id see {@link Ids#alert}
 * @param issue id of the issue; empty for an alert about a source or a document itself
 * @param series what the alert is about, e.g. {@code fentanyl/claim:cooperate/actor:qin-gang}
 * @param day of the change; null is undated
 * @param title one line, for people
 * @param why one sentence on why it fired, for people
 * @param facts the same for programs, sorted by name, e.g. {@code claim}, {@code stance}, {@code actor}, {@code side}
 * @param changes the passages that an edit changed, in the order of the text; null for other kinds
 * @param topics ids of the topics that its statements treat, sorted; null if it is about no statement, and in records of former versions
 * @param score how sure it is, from 0 to 1: the least score of the labels that it rests on, or one less the probability that chance shows as
 *     much; null where nothing is estimated
 */
public record Alert(
        String id,
        Kind kind,
        String issue,
        String series,
        @Nullable LocalDate day,
        String title,
        String why,
        Map<String, String> facts,
        List<Evidence> evidence,
        @Nullable List<Change> changes,
        @Nullable List<String> topics,
        @Nullable Double score)
        implements Event {

    /** An alert of another kind than an edited document. */
    public Alert(
            String id,
            Kind kind,
            String issue,
            String series,
            @Nullable LocalDate day,
            String title,
            String why,
            Map<String, String> facts,
            List<Evidence> evidence) {
        this(id, kind, issue, series, day, title, why, facts, evidence, null, null, null);
    }

    public Alert withId(String other) {
        return new Alert(other, kind, issue, series, day, title, why, facts, evidence, changes, topics, score);
    }

    public Alert withChanges(List<Change> passages) {
        return new Alert(id, kind, issue, series, day, title, why, facts, evidence, passages, topics, score);
    }

    public Alert withFacts(Map<String, String> others) {
        return new Alert(id, kind, issue, series, day, title, why, others, evidence, changes, topics, score);
    }

    /** Returns it with the topics that its statements treat, in any order. */
    public Alert withTopics(Stream<String> treated) {
        List<String> all = treated.distinct().sorted().toList();
        return new Alert(id, kind, issue, series, day, title, why, facts, evidence, changes, all, score);
    }

    /** Returns it with how sure it is, from 0 to 1; null where nothing is estimated. */
    public Alert withScore(@Nullable Double sure) {
        return new Alert(id, kind, issue, series, day, title, why, facts, evidence, changes, topics, sure);
    }

    /** Returns the day on which the last of its words were said; it cannot be raised earlier. Empty if it is undated. */
    public Optional<LocalDate> lastSaid() {
        return Stream.concat(
                        Stream.ofNullable(day()), evidence().stream().flatMap(each -> Stream.ofNullable(each.day())))
                .max(Comparator.naturalOrder());
    }

    /** Returns true if it is none yet: a person has to confirm the statements that its fact {@code confirm} names. */
    public boolean waits() {
        return facts.containsKey("confirm");
    }

    /**
     * A passage that an edit changed.
     *
     * @param before its words before the edit; empty if it is new
     * @param after its words after the edit; empty if it was removed
     */
    public record Change(String before, String after) {}

    public Alert {
        // Sorted, so that every process writes the same bytes: Map.of has no fixed order.
        facts = Collections.unmodifiableMap(new TreeMap<>(facts));
    }

    /** The kinds of alert, each with a topic of its own. */
    public enum Kind implements JsonName {
        FIRST_POSITION,
        SHIFT,
        VOLUME,
        TALKING_POINT,
        DOCUMENT_CHANGED,
        SOURCE;

        /** Returns true if the alert depends on when documents and sources were fetched, and not on the documents alone. */
        public boolean isOfFetching() {
            return this == DOCUMENT_CHANGED || this == SOURCE;
        }
    }

    /**
     * Words that prove an alert.
     *
     * @param words verbatim
     * @param speaker as spelled, or null
     * @param url of the document, or null
     * @param role the speaker's, as the document gives it, or null
     * @param day on which it was said; null if undated
     */
    public record Evidence(
            String statement,
            String document,
            String words,
            @Nullable String speaker,
            String publisher,
            String title,
            @Nullable String url,
            @Nullable String role,
            @Nullable LocalDate day) {}

    @Override
    public String key() {
        return IssueKey.of(issue, id);
    }
}

package org.onrecord.events;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A thing worth telling, with the evidence and why it fired. It says nothing of when it was raised: whether it is news is a
 * property of its delivery.
 *
 * @param id see {@link Ids#alert}
 * @param kind of alert; one topic each
 * @param issue id of the issue; empty where it is about a source or a document as such
 * @param series what it is about, e.g. {@code fentanyl/claim:cooperate/actor:qin-gang}
 * @param day of the thing told; null is undated
 * @param title one line, for people
 * @param why one sentence on why it fired, for people
 * @param facts the same for programs, in the order of their names, e.g. {@code claim}, {@code stance}, {@code actor}, {@code side}
 * @param evidence the words that prove it
 * @param changes what an edit changed, in the order of the text; null but for an edited document
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
        @Nullable List<Change> changes)
        implements Event {

    /** Of anything but an edited document. */
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
        this(id, kind, issue, series, day, title, why, facts, evidence, null);
    }

    /**
     * A passage that an edit changed.
     *
     * @param before its words before; empty where it is new
     * @param after its words after; empty where it is gone
     */
    public record Change(String before, String after) {}

    public Alert {
        facts = Collections.unmodifiableMap(
                new TreeMap<>(facts)); // the same bytes in every process: Map.of has no fixed order
    }

    /** The kinds of alert, each with a topic of its own. */
    public enum Kind {
        FIRST_POSITION,
        SHIFT,
        VOLUME,
        TALKING_POINT,
        DOCUMENT_CHANGED,
        SOURCE;

        /** True if it follows from what fetching found, and so from the time of it, and not from the documents alone. */
        public boolean isOfFetching() {
            return this == DOCUMENT_CHANGED || this == SOURCE;
        }

        /** The name in JSON and in the topic's name, e.g. {@code first-position}. */
        @JsonValue
        public String json() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * Words that prove an alert.
     *
     * @param statement the statement's id
     * @param document the document's id
     * @param words verbatim
     * @param speaker as spelled, or null
     * @param publisher who published the document
     * @param title the document's title
     * @param url where it can be read, or null
     */
    public record Evidence(
            String statement,
            String document,
            String words,
            @Nullable String speaker,
            String publisher,
            String title,
            @Nullable String url) {}

    @Override
    public String key() {
        return id;
    }
}

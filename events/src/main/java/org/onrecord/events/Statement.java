package org.onrecord.events;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A span of a document's text that one speaker says, or one institution publishes, with its labels.
 *
 * @param id stable across re-fetches of the same text; see {@link Ids#statement}
 * @param document the document that carries it
 * @param span where it stands in the document's text
 * @param quote the words, equal to the span of the text
 * @param before up to 32 characters in front of the span (W3C text-quote selector's prefix)
 * @param after up to 32 characters behind the span (its suffix)
 * @param kind form in which the words come
 * @param within id of the statement that contains this one: kept, never counted as its speaker's position; else null
 * @param speaker who says it, as the document spells it
 * @param actor who that is
 * @param date the statement's own date where the document states one, else null
 * @param day the day under which it counts: its own date, else the document's; null is undated
 * @param occasion the words of the document's text or title that name the event at which it was made, e.g. {@code regular press conference},
 *     else null
 * @param answerTo id of the question that it answers, else null
 * @param distanced words of it that are others' and not its speaker's: hearsay, what is taken up to be rejected, and what is reported of
 *     a source, which has a statement of its own too; in order, none overlapping another
 * @param issue id of the issue
 * @param topics topics treated in substance
 * @param stances sides taken
 * @param unsure sides that were weighed and not found sure enough to be taken: for a person to review, never counted
 * @param talkingPoints ids of the talking points that it repeats
 * @param cluster id shared by the same words of the same actor in other documents; empty for what is never counted
 * @param model what made the labels, e.g. {@code bge-small-en-v1.5-q/examples-1}
 * @param corrected labels that an editor set or confirmed, by field and subject; such a label has the score 1
 */
public record Statement(
        String id,
        DocumentRef document,
        Span span,
        String quote,
        String before,
        String after,
        Kind kind,
        @Nullable String within,
        Speaker speaker,
        Actor actor,
        @Nullable LocalDate date,
        @Nullable LocalDate day,
        @Nullable String occasion,
        @Nullable String answerTo,
        List<Distanced> distanced,
        String issue,
        List<TopicLabel> topics,
        List<StanceLabel> stances,
        List<StanceLabel> unsure,
        List<String> talkingPoints,
        String cluster,
        String model,
        List<Corrected> corrected)
        implements Event {

    /** A statement written before others' words were told apart, unsure sides kept or labels corrected, has none of them. */
    @SuppressWarnings("NullAway") // JSON leaves what is absent null
    public Statement {
        distanced = distanced == null ? List.of() : distanced;
        unsure = unsure == null ? List.of() : unsure;
        corrected = corrected == null ? List.of() : corrected;
    }

    /** One of no named occasion, all of whose words are its speaker's own, with nothing to review and nothing corrected. */
    public Statement(
            String id,
            DocumentRef document,
            Span span,
            String quote,
            String before,
            String after,
            Kind kind,
            @Nullable String within,
            Speaker speaker,
            Actor actor,
            @Nullable LocalDate date,
            @Nullable LocalDate day,
            @Nullable String answerTo,
            String issue,
            List<TopicLabel> topics,
            List<StanceLabel> stances,
            List<String> talkingPoints,
            String cluster,
            String model) {
        this(
                id,
                document,
                span,
                quote,
                before,
                after,
                kind,
                within,
                speaker,
                actor,
                date,
                day,
                null,
                answerTo,
                List.of(),
                issue,
                topics,
                stances,
                List.of(),
                talkingPoints,
                cluster,
                model,
                List.of());
    }

    /** Form in which a speaker's words come. */
    public enum Kind {
        /** Everything a speaker says in a transcript or interview until the next speaker. */
        TURN,
        /** Words in quotation marks, or a block quote. */
        DIRECT,
        /** A reported clause. */
        INDIRECT,
        /** An institution's own voice: an order, notice, release, post. */
        OWN_TEXT,
        /** A questioner's turn. */
        QUESTION,
        /** A reader's comment. */
        COMMENT;

        /** The name in JSON and on pages, e.g. {@code own-text}. */
        @JsonValue
        public String json() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * The document that carries a statement, with what a reader needs to find it.
     *
     * @param id the document's id
     * @param version the version that the span was read from
     * @param title the document's title
     * @param publisher who published it
     * @param url where it can be read, or null
     * @param published the document's own date as written, or null
     */
    public record DocumentRef(
            String id,
            String version,
            String title,
            String publisher,
            @Nullable String url,
            @Nullable String published) {}

    /**
     * A stretch of a text in UTF-16 units.
     *
     * @param start first unit
     * @param end one past the last
     */
    public record Span(int start, int end) {
        public Span {
            if (start < 0 || end < start) {
                throw new IllegalArgumentException("a span needs 0 <= start <= end, not " + start + ".." + end);
            }
        }

        /** The words of the span. */
        public String of(String text) {
            return text.substring(start, end);
        }

        /** True if the other span lies inside this one. */
        public boolean contains(Span other) {
            return start <= other.start && other.end <= end;
        }
    }

    /**
     * Who says it, spelled as the document does.
     *
     * @param name as spelled; null where the document names nobody (a reader's comment, "Q:")
     * @param role as the document gives it, else null
     * @param organisation as the document gives it, else null
     */
    public record Speaker(
            @Nullable String name,
            @Nullable String role,
            @Nullable String organisation) {}

    /**
     * Who that is: an actor of the registry, or inferred from role and organisation.
     *
     * @param id the registered actor's id; null where the speaker is not registered
     * @param name the actor's display name, or the speaker's
     * @param inferred true where side and tier were inferred because the registry does not know the speaker
     * @param side the government spoken for, {@code other} or {@code none}
     * @param tier how much the words bind, from 1 (a leader) to 4; see docs/glossary.md
     * @param official tier 1 or 2
     */
    public record Actor(
            @Nullable String id, @Nullable String name, boolean inferred, String side, int tier, boolean official) {
        /** The key under which the actor's statements are gathered: its id, else its name, prefixed with {@code ~}. */
        public Optional<String> key() {
            if (id != null) {
                return Optional.of(id);
            }
            return name == null ? Optional.empty() : Optional.of("~" + name.toLowerCase(Locale.ROOT));
        }
    }

    /**
     * Words within a statement that are not its speaker's own.
     *
     * @param span of the document's text, inside the statement's
     * @param why how they come to stand there
     */
    public record Distanced(Span span, Why why) {
        /** How others' words come to stand in a speaker's. */
        public enum Why {
            /** The speaker reports a source. */
            REPORTED,
            /** Nobody is named who says it: "some claim that ...". */
            HEARSAY,
            /** The speaker takes it up to reject it: "the so-called ...", "the myth that ...". */
            REJECTED;

            /** The name in JSON, e.g. {@code hearsay}. */
            @JsonValue
            public String json() {
                return name().toLowerCase(Locale.ROOT);
            }
        }
    }

    /**
     * A topic that the statement treats.
     *
     * @param topic the topic's id
     * @param score from 0 to 1
     */
    public record TopicLabel(String topic, double score) {}

    /**
     * A side that the statement takes.
     *
     * @param claim the claim's id
     * @param stance the side
     * @param score how sure, from 0 to 1
     * @param evidence the deciding words, as a span of the document's text
     * @param words the words of that span
     */
    public record StanceLabel(String claim, Stance stance, double score, Span evidence, String words) {}

    /**
     * That an editor set or confirmed a label, and why.
     *
     * @param correction id of the correction
     * @param field which label
     * @param subject id of the topic or claim; null for the others
     * @param value what it was set to, as in {@link Correction#value}
     * @param author who did
     * @param at when
     * @param reason why, for people
     */
    public record Corrected(
            String correction,
            Correction.Field field,
            @Nullable String subject,
            String value,
            String author,
            Instant at,
            String reason) {}

    /** The same statement, in that cluster. */
    public Statement withCluster(String clusterId) {
        return new Statement(
                id,
                document,
                span,
                quote,
                before,
                after,
                kind,
                within,
                speaker,
                actor,
                date,
                day,
                occasion,
                answerTo,
                distanced,
                issue,
                topics,
                stances,
                unsure,
                talkingPoints,
                clusterId,
                model,
                corrected);
    }

    /** The same statement with labels of which an editor set some; it belongs to no cluster until one is assigned. */
    public Statement relabelled(
            Speaker newSpeaker,
            Actor newActor,
            List<TopicLabel> newTopics,
            List<StanceLabel> newStances,
            List<StanceLabel> newUnsure,
            List<Corrected> by) {
        return new Statement(
                id,
                document,
                span,
                quote,
                before,
                after,
                kind,
                within,
                newSpeaker,
                newActor,
                date,
                day,
                occasion,
                answerTo,
                distanced,
                issue,
                newTopics,
                newStances,
                newUnsure,
                talkingPoints,
                "",
                model,
                by);
    }

    @Override
    public String key() {
        return id;
    }

    /** True if it counts in trends: an official's own words, no question, no comment, nothing reported inside another's. */
    public boolean counts() {
        return actor.official() && within == null && kind != Kind.QUESTION && kind != Kind.COMMENT;
    }
}

package org.onrecord.events;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.json.JsonName;
import org.onrecord.events.language.QuoteLanguage;
import org.onrecord.events.text.Ellipsis;
import org.onrecord.events.text.FormalActs;
import org.onrecord.events.time.Published;

/**
 * A span of a document's text that one speaker says, or one institution publishes, with its labels. Its JSON is flat: the fields of the
 * excerpt, the attribution, the time and the labels stand beside the others. The file has over 400 lines because the records that it
 * consists of are nested here.
 *
 * @param id stable across re-fetches of the same text; see {@link Ids#statement}
 * @param within id of the statement that contains this one, else null; a statement within another never counts. Null too for the quotation of
 *     an official in the text of the own institution, which counts as the official's
 * @param answerTo id of the question that it answers, else null
 * @param distanced words in it that are not its speaker's own: hearsay, a position that the speaker rejects, or the words of a source, which
 *     have a statement of their own too; in order, none overlapping another
 * @param cluster id shared by the same words of the same actor in other documents; empty for a statement that never counts
 * @param copy true if an earlier statement of its cluster stands for it: lists that show the same words once leave it out. Of each cluster
 *     one statement is no copy; records of earlier versions do not say which
 * @param model what made the labels, e.g. {@code bge-small-en-v1.5-q/examples-1}
 * @param corrected labels that an editor set or confirmed, by field and subject; such a label has the score 1
 * @param labeller the language model that decides topics and stances; null if none does, and for a statement that never counts
 */
public record Statement(
        String id,
        DocumentRef document,
        @JsonUnwrapped Excerpt excerpt,
        Kind kind,
        @Nullable String within,
        @JsonUnwrapped Attribution attribution,
        @JsonUnwrapped When when,
        @Nullable String answerTo,
        List<Distanced> distanced,
        String issue,
        @JsonUnwrapped Labels labels,
        String cluster,
        boolean copy,
        String model,
        List<Corrected> corrected,
        @Nullable Labeller labeller)
        implements Event {

    /** Statements written by earlier versions lack fields that were added later. */
    @SuppressWarnings("NullAway") // JSON leaves absent fields null
    public Statement {
        distanced = distanced == null ? List.of() : distanced;
        corrected = corrected == null ? List.of() : corrected;
    }

    /**
     * The words of a statement and their place, as in a text-quote selector of the W3C.
     *
     * @param span of the document's text
     * @param quote the words, equal to the span of the text
     * @param before up to 32 characters in front of the span (the selector's prefix)
     * @param after up to 32 characters behind the span (its suffix)
     * @param language of the words, as a BCP 47 tag, see {@link QuoteLanguage}; {@code und} if it is not known
     */
    public record Excerpt(Span span, String quote, String before, String after, String language) {
        /** Statements written by earlier versions do not say their language. */
        @SuppressWarnings("NullAway") // JSON leaves absent fields null
        public Excerpt {
            language = language == null ? QuoteLanguage.of(quote, null) : language;
        }
    }

    /**
     * Whose words a statement is.
     *
     * @param speaker who says it, as the document spells it
     */
    public record Attribution(Speaker speaker, Actor actor) {}

    /**
     * When a statement was made.
     *
     * @param date the statement's own date where the document states one, else null
     * @param day the day under which it counts: its own date, else the document's; null is undated
     * @param occasion the words of the document's text or title that name the event, e.g. {@code regular press conference}, else null
     * @param partialDate the month or year that the document states where it states no day, e.g. {@code 2025-01}, else null
     */
    public record When(
            @Nullable LocalDate date,
            @Nullable LocalDate day,
            @Nullable String occasion,
            @Nullable String partialDate) {
        /** A time whose date, if the document states one, is a day. */
        public When(@Nullable LocalDate date, @Nullable LocalDate day, @Nullable String occasion) {
            this(date, day, occasion, null);
        }
    }

    /**
     * What a statement is about, and the sides that it takes.
     *
     * @param topics that it treats in substance
     * @param stances sides that it takes
     * @param unsure sides that it may take: for a person to review, never counted
     * @param talkingPoints ids of the talking points that it repeats
     */
    public record Labels(
            List<TopicLabel> topics, List<StanceLabel> stances, List<StanceLabel> unsure, List<String> talkingPoints) {
        public static final Labels NONE = new Labels(List.of(), List.of(), List.of(), List.of());

        /** Statements written by earlier versions have no unsure sides. */
        @SuppressWarnings("NullAway") // JSON leaves absent fields null
        public Labels {
            unsure = unsure == null ? List.of() : unsure;
        }
    }

    public enum Kind implements JsonName {
        /** Everything that a speaker says in a transcript or interview until the next speaker. */
        TURN,
        /** Words in quotation marks, or a block quote. */
        DIRECT,
        /** A reported clause. */
        INDIRECT,
        /** An institution's own text: an order, notice, release or post. */
        OWN_TEXT,
        /** The turn of a questioner. */
        QUESTION,
        COMMENT
    }

    /**
     * A reference to the document that carries a statement.
     *
     * @param url of the document, or null
     * @param published the document's own date as written, or null
     */
    public record DocumentRef(
            String id,
            String version,
            String title,
            String publisher,
            @Nullable String url,
            @Nullable String published) {
        public static DocumentRef of(Document document) {
            Published published = document.published();
            return new DocumentRef(
                    document.id(),
                    document.version(),
                    document.title(),
                    document.publisher(),
                    document.url(),
                    published == null ? null : published.value());
        }
    }

    /**
     * A part of a text, in UTF-16 units.
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

        public String of(String text) {
            return text.substring(start, end);
        }

        public boolean contains(Span other) {
            return start <= other.start && other.end <= end;
        }

        public boolean overlaps(Span other) {
            return start < other.end && other.start < end;
        }
    }

    /**
     * The speaker as the document spells it.
     *
     * @param name as spelled; null if the document names nobody (a reader's comment, "Q:")
     * @param role as the document gives it, else null
     * @param organisation as the document gives it, else null
     */
    public record Speaker(
            @Nullable String name,
            @Nullable String role,
            @Nullable String organisation) {}

    /**
     * Who the speaker is: an actor of the registry, or one inferred from role and organisation.
     *
     * @param id the registered actor's id; null if the speaker is not registered
     * @param name the actor's display name, or the speaker's
     * @param inferred true if side and tier were inferred because the registry does not have the speaker
     * @param side the government spoken for, {@code other} or {@code none}
     * @param tier how much the words bind, from 1 (a leader) to 4; see docs/glossary.md
     * @param official tier 1 or 2
     */
    public record Actor(
            @Nullable String id, @Nullable String name, boolean inferred, String side, int tier, boolean official) {
        /** Returns the key by which statements are grouped: the id, else the name with the prefix {@code ~}. */
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
     */
    public record Distanced(Span span, Why why) {
        public enum Why implements JsonName {
            REPORTED,
            /** The source is unnamed: "some claim that ...". */
            HEARSAY,
            /** The speaker rejects them: "the so-called ...", "the myth that ...". */
            REJECTED
        }
    }

    /**
     * A topic that the statement treats.
     *
     * @param score from 0 to 1
     */
    public record TopicLabel(String topic, double score) {}

    /**
     * A side that the statement takes.
     *
     * @param score of confidence, from 0 to 1
     * @param evidence the deciding words, as a span of the document's text
     * @param words the words of that span
     * @param opposite score of the opposite side, from 0 to 1; what is left of 1 is that of no side. Null if it was not scored
     * @param by name of the language model that decided this side; null if the local model or an editor did
     * @param conditional true if the words take the side on a condition, or threaten to leave it: "if they go on, we will stop". Such a side is shown
     *     and counted apart, and no trend, shift or alert rests on it
     */
    public record StanceLabel(
            String claim,
            Stance stance,
            double score,
            Span evidence,
            String words,
            @Nullable Double opposite,
            @Nullable String by,
            boolean conditional) {
        /** A side of the local model that is taken without a condition, without a score of the opposite side. */
        public StanceLabel(String claim, Stance stance, double score, Span evidence, String words) {
            this(claim, stance, score, evidence, words, null, null, false);
        }
    }

    /**
     * A note that an editor set or confirmed a label.
     *
     * @param subject id of the topic or claim; null for the other fields
     * @param value of the label, as in {@link Correction#value}
     */
    public record Corrected(
            String correction,
            Correction.Field field,
            @Nullable String subject,
            String value,
            String author,
            Instant at,
            String reason) {}

    /**
     * The language model that decides the topics and stances of a statement.
     *
     * @param name of the model
     * @param answer whether the labels are the model's; if not, they are those of the local models
     */
    public record Labeller(String name, Answer answer) {
        /** Whether a language model has answered. */
        public enum Answer implements JsonName {
            /** The labels are the model's, except for those that an editor corrected. */
            GIVEN,
            /** It has not answered yet. */
            AWAITED,
            /** Its answer was not valid. */
            REFUSED
        }
    }

    /**
     * Returns this statement in a cluster.
     *
     * @param isCopy true if an earlier statement of the cluster stands for it
     */
    public Statement withCluster(String id, boolean isCopy) {
        return with(attribution, labels, id, isCopy, corrected, labeller);
    }

    /** Returns this statement as an editor set or confirmed it; it belongs to no cluster until one is assigned. */
    public Statement corrected(Attribution by, Labels to, List<Corrected> corrections) {
        return with(by, to, "", false, corrections, labeller);
    }

    /** Returns this statement with the labels that a language model gave it, or with those that stand until it does. */
    public Statement labelled(Labels to, Labeller by) {
        return with(attribution, to, cluster, copy, corrected, by);
    }

    private Statement with(
            Attribution by,
            Labels to,
            String inCluster,
            boolean isCopy,
            List<Corrected> corrections,
            @Nullable Labeller decidedBy) {
        return new Statement(
                id,
                document,
                excerpt,
                kind,
                within,
                by,
                when,
                answerTo,
                distanced,
                issue,
                to,
                inCluster,
                isCopy,
                model,
                corrections,
                decidedBy);
    }

    @Override
    public String key() {
        return IssueKey.of(issue, id);
    }

    /** Returns true if the statement counts in trends: official words that are not a question, a comment or within another statement. */
    public boolean counts() {
        return actor().official() && within == null && kind != Kind.QUESTION && kind != Kind.COMMENT;
    }

    /**
     * Returns the claims on which the statement is a formal act, see {@link FormalActs}: those of an institution's own text, or of an official of
     * tier 2, such as a spokesperson, in their own words. Persons of tier 1 tell of many acts.
     */
    public List<String> acts() {
        LocalDate day = day();
        int year = day == null ? 0 : day.getYear();
        boolean acts = kind == Kind.OWN_TEXT || ((kind == Kind.TURN || kind == Kind.DIRECT) && actor().tier() == 2);
        return Stream.concat(stances().stream(), unsure().stream())
                .filter(label -> acts && FormalActs.in(quote(), label.words(), year))
                .map(StanceLabel::claim)
                .toList();
    }

    /** Returns the actor's display name, else the speaker's name as spelled; null if nobody is named. */
    public @Nullable String speakerName() {
        return actor().name() == null ? speaker().name() : actor().name();
    }

    /** Returns the quote, cut and ended with … if it has more characters than a number. */
    public String beginning(int most) {
        return Ellipsis.cut(quote(), most);
    }

    // The fields of the nested records, for short.

    public Span span() {
        return excerpt.span();
    }

    public String quote() {
        return excerpt.quote();
    }

    public String language() {
        return excerpt.language();
    }

    public Speaker speaker() {
        return attribution.speaker();
    }

    public Actor actor() {
        return attribution.actor();
    }

    public @Nullable LocalDate day() {
        return when.day();
    }

    public List<TopicLabel> topics() {
        return labels.topics();
    }

    public List<StanceLabel> stances() {
        return labels.stances();
    }

    public List<StanceLabel> unsure() {
        return labels.unsure();
    }
}

package org.onrecord.events;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A label of a statement set right, or confirmed, by an editor. It outlives new versions of the document, replays and models, until it is
 * revoked: then the newest of the others of the same label holds, else what the models say.
 *
 * <p>It is never deleted. A revocation is a later record with the same id, which keeps all else as it was.
 *
 * @param id of the statement, the label, what it is set to, the editor and the time; see {@link Ids#correction}
 * @param document id of the document that carries the statement
 * @param statement the statement's id; it need not be known yet
 * @param field which label
 * @param subject id of the topic or of the claim; null for the speaker and for whether the statement is official
 * @param value what the label is set to. Speaker: an actor's id, or {@code ~} and a name that the registry does not know. Official:
 *     {@code true} or {@code false}. Topic: {@code present} or {@code absent}. Stance: {@code favor}, {@code against} or {@code none}
 * @param author who corrected it, a name for people
 * @param at when
 * @param reason why, for people
 * @param revoked who revoked it; null while it stands
 */
public record Correction(
        String id,
        String document,
        String statement,
        Field field,
        @Nullable String subject,
        String value,
        String author,
        Instant at,
        String reason,
        @Nullable Revocation revoked)
        implements Event {

    /** What an unregistered speaker's name begins with. */
    public static final String NAME = "~";

    /** The later holds; of two at the same time the one with the greater id. */
    public static final Comparator<Correction> NEWEST_LAST =
            Comparator.comparing(Correction::at).thenComparing(Correction::id);

    /** Which of a statement's labels. */
    public enum Field {
        /** Who says it. */
        SPEAKER,
        /** Whether the speaker's words are official. */
        OFFICIAL,
        /** Whether it treats a topic. */
        TOPIC,
        /** Which side it takes on a claim. */
        STANCE;

        /** The name in JSON, e.g. {@code stance}. */
        @JsonValue
        public String json() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * That a correction holds no more.
     *
     * @param author who revoked it
     * @param at when
     * @param reason why, for people
     */
    public record Revocation(String author, Instant at, String reason) {}

    /** A correction that stands, with the id that it must have. */
    public static Correction standing(
            String document,
            String statement,
            Field field,
            @Nullable String subject,
            String value,
            String author,
            Instant at,
            String reason) {
        String id = Ids.correction(statement, field, subject, value, author, at);
        return new Correction(id, document, statement, field, subject, value, author, at, reason, null);
    }

    /** The same correction, revoked. */
    public Correction revokedBy(Revocation revocation) {
        return new Correction(id, document, statement, field, subject, value, author, at, reason, revocation);
    }

    /** True while it is not revoked. */
    public boolean stands() {
        return revoked == null;
    }

    /** The label that it sets: corrections of one label take each other's place. */
    public String label() {
        return statement + "/" + field.json() + (subject == null ? "" : ":" + subject);
    }

    @Override
    public String key() {
        return id;
    }
}

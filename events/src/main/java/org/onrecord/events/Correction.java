package org.onrecord.events;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.json.JsonName;

/**
 * A label of a statement that an editor set or confirmed. It stays in force with new versions of the document, replays and models until it is
 * revoked; then the newest other correction of the same label is in force, or else the label of the models.
 *
 * <p>A correction is never deleted. A revocation is a later record with the same id and otherwise the same fields.
 *
 * @param id see {@link Ids#correction}
 * @param document id of the document that carries the statement
 * @param statement the statement's id; the statement need not exist yet
 * @param field which label
 * @param subject id of the topic or claim; null for the other fields
 * @param value of the label. Speaker: an actor's id, or {@code ~} and a name that the registry does not know. Official:
 *     {@code true} or {@code false}. Topic: {@code present} or {@code absent}. Stance: {@code favor}, {@code against} or {@code none}
 * @param author the editor's name
 * @param reason why, for people
 * @param revoked the revocation; null while the correction is in force
 * @param issue id of the issue in which it is in force; null for every issue that has what it names
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
        @Nullable Revocation revoked,
        @Nullable String issue)
        implements Event {

    /** The prefix of the name of a speaker that is not in the registry. */
    public static final String NAME = "~";

    /** The order of precedence: the later correction; of two made at the same time the one with the greater id. */
    public static final Comparator<Correction> NEWEST_LAST =
            Comparator.comparing(Correction::at).thenComparing(Correction::id);

    public enum Field implements JsonName {
        SPEAKER,
        /** Whether the speaker's words are official. */
        OFFICIAL,
        /** Whether the statement treats a topic. */
        TOPIC,
        STANCE
    }

    /**
     * The revocation of a correction.
     *
     * @param author who revoked it
     * @param reason why, for people
     */
    public record Revocation(String author, Instant at, String reason) {}

    /** Returns a correction in force, with its id, that names no issue. */
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
        return new Correction(id, document, statement, field, subject, value, author, at, reason, null, null);
    }

    public Correction revokedBy(Revocation revocation) {
        return new Correction(id, document, statement, field, subject, value, author, at, reason, revocation, issue);
    }

    public Correction in(String ofIssue) {
        return new Correction(id, document, statement, field, subject, value, author, at, reason, revoked, ofIssue);
    }

    /** Returns true if the correction may be in force in an issue: it names that one or none. */
    public boolean concerns(String ofIssue) {
        return issue == null || issue.equals(ofIssue);
    }

    /** Returns true unless the correction is revoked. */
    public boolean stands() {
        return revoked == null;
    }

    /** Returns the label that is corrected: corrections of the same label replace each other. */
    public String label() {
        return statement + "/" + field.json() + (subject == null ? "" : ":" + subject);
    }

    @Override
    public String key() {
        return IssueKey.of(issue, id);
    }
}

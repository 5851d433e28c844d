package org.onrecord.dashboard.query;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onrecord.dashboard.index.IndexSnapshot;
import org.onrecord.events.Correction;
import org.onrecord.events.Statement;
import org.onrecord.events.json.JsonName;

/**
 * A correction in a list.
 *
 * @param correction the record, with its revocation
 * @param state whether it is in effect
 * @param words the first words of the statement; null if the statement is not in the index
 * @param speaker the current speaker of the statement; null if nobody is named or the statement is not in the index
 * @param title title of the document; null if the statement is not in the index
 * @param fault why it cannot be applied, for people; null if it can
 */
public record CorrectionItem(
        Correction correction,
        State state,
        @Nullable String words,
        @Nullable String speaker,
        @Nullable String title,
        @Nullable String fault) {
    private static final int MAX_WORDS = 160;

    public enum State implements JsonName {
        /** The statement has the label that the correction sets. */
        APPLIED,
        /** A newer correction of the same label is in effect. */
        OUTWEIGHED,
        /** The statement is not in the index, or the processor has not applied the correction yet. */
        WAITING,
        /** It can never be applied, e.g. because the issue has no such claim. It was written to the topic, not sent to the API. */
        REFUSED,
        REVOKED
    }

    static CorrectionItem of(IndexSnapshot snapshot, String issue, int entry) {
        Correction correction = snapshot.event(entry, Correction.class);
        Optional<Statement> statement = snapshot.statement(issue, correction.statement());
        State standing = statement.map(each -> state(correction, each)).orElse(State.WAITING);
        return new CorrectionItem(
                correction,
                correction.stands() ? standing : State.REVOKED,
                statement.map(each -> each.beginning(MAX_WORDS)).orElse(null),
                statement.map(Statement::speakerName).orElse(null),
                statement.map(each -> each.document().title()).orElse(null),
                null);
    }

    public CorrectionItem refused(String reason) {
        return new CorrectionItem(correction, State.REFUSED, words, speaker, title, reason);
    }

    private static State state(Correction correction, Statement statement) {
        for (Statement.Corrected each : statement.corrected()) {
            if (each.correction().equals(correction.id())) {
                return State.APPLIED;
            }
            boolean sameLabel =
                    each.field() == correction.field() && Objects.equals(each.subject(), correction.subject());
            if (sameLabel && !each.at().isBefore(correction.at())) {
                return State.OUTWEIGHED;
            }
        }
        return State.WAITING;
    }
}

package org.onrecord.dashboard.index;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Correction;
import org.onrecord.events.Statement;

/**
 * A correction as the lists show it.
 *
 * @param correction the record, with its revocation
 * @param state what became of it
 * @param words the first words of its statement; null where that is not there
 * @param speaker who says it as it stands now; null where it is not there or nobody is named
 * @param title of the document that carries it; null where the statement is not there
 * @param fault why it cannot be applied, for people; null where it can
 */
public record CorrectionItem(
        Correction correction,
        State state,
        @Nullable String words,
        @Nullable String speaker,
        @Nullable String title,
        @Nullable String fault) {
    private static final int WORDS = 160;

    /** What became of a correction. */
    public enum State {
        /** The statement's label is what it says. */
        APPLIED,
        /** A newer one of the same label holds. */
        OUTWEIGHED,
        /** Its statement is not there, or the processor has not come to it yet: it is applied as soon as it can be. */
        WAITING,
        /** It is wrong, e.g. it names a claim that the issue does not have; it came by the topic, not by the API. */
        REFUSED,
        /** It was taken back. */
        REVOKED;

        /** The name in JSON, e.g. {@code applied}. */
        @JsonValue
        public String json() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static CorrectionItem of(Correction correction, @Nullable Statement statement) {
        if (statement == null) {
            return new CorrectionItem(
                    correction, correction.stands() ? State.WAITING : State.REVOKED, null, null, null, null);
        }
        String quote = statement.quote();
        String name = statement.actor().name();
        return new CorrectionItem(
                correction,
                correction.stands() ? standing(correction, statement) : State.REVOKED,
                quote.length() <= WORDS ? quote : quote.substring(0, WORDS) + "…",
                name == null ? statement.speaker().name() : name,
                statement.document().title(),
                null);
    }

    /** The same, refused for that reason. */
    public CorrectionItem refused(String reason) {
        return new CorrectionItem(correction, State.REFUSED, words, speaker, title, reason);
    }

    private static State standing(Correction correction, Statement statement) {
        for (Statement.Corrected each : statement.corrected()) {
            if (each.correction().equals(correction.id())) {
                return State.APPLIED;
            }
            boolean same = each.field() == correction.field()
                    && String.valueOf(each.subject()).equals(String.valueOf(correction.subject()));
            if (same && !each.at().isBefore(correction.at())) {
                return State.OUTWEIGHED;
            }
        }
        return State.WAITING;
    }
}

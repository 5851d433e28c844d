package org.onrecord.processor.dedup;

import java.util.Optional;
import org.onrecord.events.Ids;
import org.onrecord.events.Statement;
import org.onrecord.processor.trend.Member;

/**
 * A statement as a carrier of words.
 *
 * @param who whose words they are, within the issue: only statements of the same one share a cluster
 * @param wording id of the words without marks, case, width and spacing, as said by that actor
 * @param words as they stand in the document
 * @param member what counting needs of the statement
 */
public record Carrier(String who, String wording, String words, Member member) {

    /** The carrier that a statement is, if it counts. */
    public static Optional<Carrier> of(Statement statement) {
        if (!statement.counts()) {
            return Optional.empty();
        }
        String who = who(statement);
        return Optional.of(new Carrier(
                who,
                Ids.hash("wording", who, BareWords.of(statement.quote()).line()),
                statement.quote(),
                Member.of(statement)));
    }

    /** Whose words a statement is: its issue and its actor, or the side for which somebody unnamed speaks. */
    public static String who(Statement statement) {
        return statement.issue() + "/"
                + statement.actor().key().orElse("side:" + statement.actor().side());
    }

    /** The statement's id. */
    public String statement() {
        return member.statement();
    }

    /** True if the other carries the same words of the same actor. */
    public boolean sameWording(Optional<Carrier> other) {
        return other.map(Carrier::wording).equals(Optional.of(wording));
    }
}

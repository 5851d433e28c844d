package org.onrecord.processor.dedup;

import java.util.Optional;
import org.onrecord.events.Ids;
import org.onrecord.events.Statement;
import org.onrecord.processor.trend.Member;

/**
 * A statement that carries a wording.
 *
 * @param who whose words they are, see {@link #who}: only statements of the same actor share a cluster
 * @param wording id of the actor's words without marks, case, width and spacing
 */
public record Carrier(String who, String wording, String words, Member member) {

    /** Returns the carrier of a statement; empty if the statement does not count. */
    public static Optional<Carrier> of(Statement statement) {
        if (!statement.counts()) {
            return Optional.empty();
        }
        String who = who(statement);
        return Optional.of(new Carrier(
                who,
                Ids.hash("wording", who, NormalizedWords.of(statement.quote()).line()),
                statement.quote(),
                Member.of(statement)));
    }

    /** Returns the issue and the actor of a statement, or the issue and the side if the speaker is unnamed. */
    public static String who(Statement statement) {
        return statement.issue() + "/"
                + statement.actor().key().orElse("side:" + statement.actor().side());
    }

    public String statement() {
        return member.statement();
    }

    /** Returns true if the other carries the same words of the same actor. */
    public boolean sameWording(Optional<Carrier> other) {
        return other.map(Carrier::wording).equals(Optional.of(wording));
    }
}

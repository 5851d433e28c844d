package org.onrecord.dashboard.index;

import java.time.Instant;
import java.util.List;
import org.onrecord.events.Statement;

/**
 * A statement as the lists show it.
 *
 * @param statement the record
 * @param counted true if it counts in positions and trends
 * @param carriers statements with the same words of the same actor, this one included
 * @param language of the words, BCP 47; {@code und} where not known
 * @param received when the record was received
 * @param opinions of language models, beside the labels; empty where none was asked
 */
public record StatementItem(
        Statement statement,
        boolean counted,
        int carriers,
        String language,
        Instant received,
        List<SecondOpinion> opinions) {

    StatementItem withOpinions(List<SecondOpinion> found) {
        return new StatementItem(statement, counted, carriers, language, received, found);
    }
}

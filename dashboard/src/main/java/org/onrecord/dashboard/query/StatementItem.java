package org.onrecord.dashboard.query;

import java.time.Instant;
import java.util.List;
import org.onrecord.events.Statement;

/**
 * A statement in a list.
 *
 * @param counted true if it counts in positions and trends
 * @param carriers number of statements with the same words by the same actor, this one included
 * @param language language of the words, as a BCP 47 tag; {@code und} if unknown
 * @param received when the topic received the record
 * @param found where the words of the search are in the quote, without overlaps; empty without a search
 * @param opinions second opinions of language models; empty if none was asked
 */
public record StatementItem(
        Statement statement,
        boolean counted,
        int carriers,
        String language,
        Instant received,
        List<Statement.Span> found,
        List<SecondOpinion> opinions) {

    StatementItem withOpinions(List<SecondOpinion> all) {
        return new StatementItem(statement, counted, carriers, language, received, found, all);
    }

    StatementItem withFound(List<Statement.Span> spans) {
        return new StatementItem(statement, counted, carriers, language, received, spans, opinions);
    }
}

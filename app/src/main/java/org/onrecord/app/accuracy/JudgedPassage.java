package org.onrecord.app.accuracy;

import java.util.List;
import org.onrecord.app.accuracy.PassageAnswer.Decision;
import org.onrecord.events.Statement.Span;

/** A labelled passage with OnRecord's answer. */
public record JudgedPassage(LabelledPassage gold, PassageAnswer answer) {

    /** Returns true if the decision is the reader's. */
    boolean right(String claim, Decision decision) {
        return decision.stance() == gold.stances().get(claim);
    }

    /** Returns true if the decision's evidence overlaps the reader's. */
    boolean overlaps(String claim, Decision decision) {
        Span given = decision.evidence();
        return gold.evidence().getOrDefault(claim, List.of()).stream()
                .anyMatch(span -> span.start() < given.end() && given.start() < span.end());
    }
}

package org.onrecord.processor.stance;

import java.util.List;
import org.onrecord.events.Statement;
import org.onrecord.processor.passage.Passage;

/** Decides which sides a statement takes on the claims. */
public interface StanceDecision {

    /**
     * The sides taken by a statement; a claim not taken up, or not decided surely enough, is left out.
     *
     * @param passage the statement's words, sentence by sentence
     */
    List<Statement.StanceLabel> decide(Passage passage);

    /** What it is, for the {@code model} field of labels. */
    String id();
}

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
    Decision decide(Passage passage);

    /**
     * What was decided.
     *
     * @param taken sides taken, one a claim at most
     * @param unsure sides that are likely enough to be looked at by a person and not sure enough to be taken
     */
    record Decision(List<Statement.StanceLabel> taken, List<Statement.StanceLabel> unsure) {
        /** No side, and none in question. */
        public static final Decision NONE = new Decision(List.of(), List.of());

        public Decision {
            taken = List.copyOf(taken);
            unsure = List.copyOf(unsure);
        }
    }

    /**
     * The likelier side on each claim that a side can be told of, however unlikely.
     *
     * @param passage the statement's words, sentence by sentence
     */
    List<Statement.StanceLabel> weigh(Passage passage);

    /** What it is, for the {@code model} field of labels. */
    String id();
}

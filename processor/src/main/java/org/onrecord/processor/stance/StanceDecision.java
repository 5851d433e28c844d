package org.onrecord.processor.stance;

import java.util.List;
import org.onrecord.events.Statement;
import org.onrecord.processor.passage.Passage;

/** Decides which sides a statement takes on the claims of an issue. */
public interface StanceDecision {

    /** Returns the sides that a statement takes. Claims without a side are left out. */
    Decision decide(Passage passage);

    /**
     * The sides of a statement.
     *
     * @param unsure sides below the threshold that a person should review
     */
    record Decision(List<Statement.StanceLabel> taken, List<Statement.StanceLabel> unsure) {
        public static final Decision NONE = new Decision(List.of(), List.of());

        public Decision {
            taken = List.copyOf(taken);
            unsure = List.copyOf(unsure);
        }
    }

    /** Returns its id, for the {@code model} field of labels. */
    String id();
}

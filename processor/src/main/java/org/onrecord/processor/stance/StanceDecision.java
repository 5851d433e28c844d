package org.onrecord.processor.stance;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.onrecord.events.Statement;
import org.onrecord.processor.passage.Passage;

/** Decides which sides a statement takes on the claims of an issue. */
public interface StanceDecision {

    /** The highest probability of a side where nothing was learned: no alert rests on it until a person confirms it. */
    double UNTAUGHT = 0.89;

    /** Returns the sides that a statement takes. Claims without a side are left out. */
    Decision decide(Passage passage);

    /** @param unsure sides below the threshold that a person should review */
    record Decision(List<Statement.StanceLabel> taken, List<Statement.StanceLabel> unsure) {
        public static final Decision NONE = new Decision(List.of(), List.of());

        /** Returns it with a side that is known for certain, whatever it has on that claim. */
        public Decision overruledBy(Statement.StanceLabel known) {
            Predicate<Statement.StanceLabel> other = each -> !each.claim().equals(known.claim());
            return new Decision(
                    Stream.concat(taken.stream().filter(other), Stream.of(known))
                            .toList(),
                    unsure.stream().filter(other).toList());
        }

        /** Returns it with a side that is known otherwise, unless it has a side on that claim, or the other one is likely. */
        public Decision with(Statement.StanceLabel known) {
            boolean open = Stream.concat(
                            taken.stream(), unsure.stream().filter(each -> each.stance() != known.stance()))
                    .noneMatch(each -> each.claim().equals(known.claim()));
            return open ? overruledBy(known) : this;
        }
    }

    /** Returns its id, for the {@code model} field of labels. */
    String id();
}

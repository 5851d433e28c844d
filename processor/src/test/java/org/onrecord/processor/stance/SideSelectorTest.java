package org.onrecord.processor.stance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement.Span;
import org.onrecord.events.issue.LearnedModel.Selector;

class SideSelectorTest {
    private final SideSelector selector =
            new SideSelector(new Selector(0, List.of(1.0), 0.8, 0.3, Map.of("close/against", 1.01)));

    @Test
    void tellsWhatIsSureKeepsTheUnsureForAPersonAndDropsTheRest() {
        assertThat(decide(Stance.FAVOR, 2)).isEqualTo(SideSelector.Decision.TELL);
        assertThat(decide(Stance.FAVOR, 0)).isEqualTo(SideSelector.Decision.REVIEW);
        assertThat(decide(Stance.FAVOR, -2)).isEqualTo(SideSelector.Decision.DROP);
    }

    @Test
    void neverTellsASideThatItsThresholdForbids() {
        assertThat(decide(Stance.AGAINST, 9)).isEqualTo(SideSelector.Decision.REVIEW);
    }

    @Test
    void neverTellsAContestedSide() {
        ProposedSide contested =
                new ProposedSide("close", Stance.FAVOR, 0.5, 0.4, new Span(0, 6), "Close!", true, List.of(9.0));

        assertThat(selector.decide(contested, selector.score(contested))).isEqualTo(SideSelector.Decision.REVIEW);
    }

    @Test
    void scoresASideByItsSignals() {
        assertThat(selector.score(side(Stance.FAVOR, 2))).isCloseTo(0.881, within(0.001));
    }

    private SideSelector.Decision decide(Stance stance, double signal) {
        ProposedSide side = side(stance, signal);
        return selector.decide(side, selector.score(side));
    }

    private static ProposedSide side(Stance stance, double signal) {
        return new ProposedSide("close", stance, 0.5, 0.1, new Span(0, 6), "Close!", false, List.of(signal));
    }
}

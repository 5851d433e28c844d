package org.onrecord.processor.stance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement.Span;
import org.onrecord.events.issue.LearnedModel.Selector;

class SideSelectorTest {
    private final SideSelector selector =
            new SideSelector(new Selector(0, List.of(1.0), 0.8, 0.3, Map.of("close/against", -1.5), Set.of("shut")));

    @Test
    void tellsWhatIsSureKeepsTheUnsureForAPersonAndDropsTheRest() {
        assertThat(decide(Stance.FAVOR, 2)).isEqualTo(SideSelector.Decision.TELL);
        assertThat(decide(Stance.FAVOR, 0)).isEqualTo(SideSelector.Decision.REVIEW);
        assertThat(decide(Stance.FAVOR, -2)).isEqualTo(SideSelector.Decision.DROP);
    }

    @Test
    void needsStrongerSignalsForASideThatIsOftenWrong() {
        assertThat(decide(Stance.AGAINST, 2)).isEqualTo(SideSelector.Decision.REVIEW);
        assertThat(decide(Stance.AGAINST, 4)).isEqualTo(SideSelector.Decision.TELL);
    }

    @Test
    void leavesASideToAPersonThatWouldDoOnAnotherClaim() {
        assertThat(decide(Stance.AGAINST, 0)).isEqualTo(SideSelector.Decision.REVIEW);
        assertThat(decide(Stance.AGAINST, -2)).isEqualTo(SideSelector.Decision.DROP);
    }

    @Test
    void tellsNeitherSideOfAClaimOfWhichOneCannotBeTold() {
        ProposedSide sure = new ProposedSide(
                "shut", Stance.FAVOR, 0.9, 0.1, new Span(0, 6), "Shut it", false, List.of(9.0), Map.of());

        assertThat(selector.decide(sure, selector.score(sure))).isEqualTo(SideSelector.Decision.REVIEW);
    }

    @Test
    void neverTellsAContestedSide() {
        ProposedSide contested = new ProposedSide(
                "close", Stance.FAVOR, 0.5, 0.4, new Span(0, 6), "Close!", true, List.of(9.0), Map.of());

        assertThat(selector.decide(contested, selector.score(contested))).isEqualTo(SideSelector.Decision.REVIEW);
    }

    @Test
    void weighsOnlySignalsLikeThoseThatItWasFittedTo() {
        ProposedSide other = new ProposedSide(
                "close", Stance.FAVOR, 0.5, 0.1, new Span(0, 6), "Close!", false, List.of(1.0, 2.0), Map.of());

        assertThat(selector.weighs(other)).isFalse();
        assertThat(selector.weighs(side(Stance.FAVOR, 2))).isTrue();
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
        return new ProposedSide("close", stance, 0.5, 0.1, new Span(0, 6), "Close!", false, List.of(signal), Map.of());
    }
}

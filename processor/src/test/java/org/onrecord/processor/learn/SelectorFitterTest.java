package org.onrecord.processor.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement.Span;
import org.onrecord.events.issue.LearnedModel.Selector;
import org.onrecord.processor.passage.Passage;
import org.onrecord.processor.stance.ProposedSide;

class SelectorFitterTest {
    private static final List<Double> STRONG = List.of(3.0, 2.0);
    private static final List<Double> MIDDLE = List.of(0.0, 0.0);
    private static final List<Double> WEAK = List.of(-3.0, -2.0);

    private final SelectorFitter fitter = new SelectorFitter(0.9);

    @Test
    void findsTheProbabilityFromWhichOnSidesAreRightOftenEnough() {
        for (int i = 0; i < 200; i++) {
            add("en", "open", Stance.FAVOR, i % 4 == 0 ? STRONG : i % 4 == 1 ? MIDDLE : WEAK, i % 4 == 0 || i % 8 == 1);
        }

        SelectorFitter.Fitted fitted = fitted();

        JudgedSide.Counts counts = JudgedSide.Counts.of(fitted.sides());
        assertThat(counts).isEqualTo(new JudgedSide.Counts(75, 50, 50));
        assertThat(fitted.error()).isLessThan(0.05);
        assertThat(selector(fitted, "en").weights())
                .hasSize(2)
                .allSatisfy(weight -> assertThat(weight).isPositive());
        assertThat(selector(fitted, "en").told()).isBetween(0.5, 1.0);
    }

    @Test
    void asksMoreOfASideThatIsOftenWrong() {
        for (int i = 0; i < 200; i++) {
            add("en", "open", Stance.FAVOR, i % 2 == 0 ? STRONG : WEAK, i % 2 == 0);
            add("en", "close", Stance.AGAINST, i % 2 == 0 ? STRONG : WEAK, i % 8 == 0);
        }

        Selector selector = selector(fitted(), "en");

        assertThat(selector.offset("open", Stance.FAVOR)).isPositive();
        assertThat(selector.offset("close", Stance.AGAINST)).isLessThan(-1);
        assertThat(selector.told()).isLessThan(1);
    }

    @Test
    void tellsNeitherSideOfAClaimOfWhichOneNeverBecomesSureEnough() {
        for (int i = 0; i < 200; i++) {
            add("en", "open", Stance.FAVOR, i % 2 == 0 ? STRONG : WEAK, i % 2 == 0);
            add("en", "close", Stance.FAVOR, i % 2 == 0 ? STRONG : WEAK, i % 2 == 0);
            add("en", "close", Stance.AGAINST, STRONG, i % 10 == 0);
        }

        SelectorFitter.Fitted fitted = fitted();

        assertThat(selector(fitted, "en").untold()).containsExactly("close");
        assertThat(fitted.sides())
                .filteredOn(side -> side.claim().equals("close"))
                .allSatisfy(side -> assertThat(side.verdict()).isEqualTo(JudgedSide.Verdict.MISSED));
    }

    @Test
    void givesASideWithoutLabelsWhatIsKnownOfTheOthers() {
        for (int i = 0; i < 200; i++) {
            add("en", "open", Stance.FAVOR, i % 2 == 0 ? STRONG : WEAK, i % 2 == 0);
        }

        Selector selector = selector(fitted(), "en");

        assertThat(selector.untold()).isEmpty();
        assertThat(selector.offset("open", Stance.AGAINST)).isCloseTo(0, within(0.5));
    }

    @Test
    void tellsALanguageWithFewLabelsApartFromThoseThatAreReadLikeIt() {
        for (int i = 0; i < 200; i++) {
            add("en", "open", Stance.FAVOR, i % 2 == 0 ? STRONG : WEAK, i % 2 == 0);
        }
        for (int i = 0; i < 6; i++) {
            add("es", "open", Stance.FAVOR, MIDDLE, true);
        }

        SelectorFitter.Fitted fitted = fitted();

        assertThat(fitted.selectors()).containsOnlyKeys("en", "es");
        assertThat(selector(fitted, "es").bias())
                .isGreaterThan(selector(fitted, "en").bias());
        assertThat(selector(fitted, "es").weights())
                .isEqualTo(selector(fitted, "en").weights());
    }

    @Test
    void startsFromWhatIsKnownOfOtherIssuesWhereThereAreFewLabels() {
        add("zh", "open", Stance.FAVOR, List.of(3.0), true);
        add("zh", "open", Stance.FAVOR, List.of(-3.0), false);

        Selector selector = selector(fitted(), "zh");

        assertThat(selector.weights())
                .singleElement()
                .satisfies(weight -> assertThat(weight).isPositive());
        assertThat(selector.told()).isLessThanOrEqualTo(1);
    }

    @Test
    void weighsSignalsThatNoOtherIssueHasOnlyFromLabelsEnough() {
        for (int i = 0; i < 19; i++) {
            add("en", "open", Stance.FAVOR, STRONG, true);
        }

        assertThat(fitter.fit()).isEmpty();
    }

    private SelectorFitter.Fitted fitted() {
        return fitter.fit().orElseThrow();
    }

    private static Selector selector(SelectorFitter.Fitted fitted, String language) {
        return Objects.requireNonNull(fitted.selectors().get(language));
    }

    private void add(String language, String claim, Stance stance, List<Double> signals, boolean right) {
        Passage passage = new Passage(language, "US", "", List.of());
        Map<String, Stance> labels = right ? Map.of(claim, stance) : Map.of();
        fitter.add(
                new TrainingExample(passage, Optional.empty(), Optional.empty(), Set.of(claim), labels, Map.of()),
                List.of(new ProposedSide(claim, stance, 0.5, 0.1, new Span(0, 1), "x", false, signals, Map.of())));
    }
}

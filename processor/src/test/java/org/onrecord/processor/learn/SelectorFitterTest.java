package org.onrecord.processor.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.passage.Passage;
import org.onrecord.processor.stance.ProposedSide;

class SelectorFitterTest {
    @Test
    void findsTheScoreFromWhichOnSidesAreRightOftenEnough() {
        SelectorFitter fitter = new SelectorFitter(0.9);
        for (int i = 0; i < 200; i++) {
            // Strong signals are right, weak ones wrong, and those between are right half of the time.
            add(fitter, "en", "open", i % 4 == 0 ? 3 : i % 4 == 1 ? 0 : -3, i % 4 == 0 || i % 8 == 1);
        }

        SelectorFitter.Result result = Objects.requireNonNull(fitter.fit().get("en"));

        assertThat(result.sides()).isEqualTo(75);
        assertThat(result.told()).isEqualTo(50);
        assertThat(result.right()).isEqualTo(50);
        assertThat(result.error()).isLessThan(0.05);
        assertThat(result.selector().weights())
                .singleElement()
                .satisfies(weight -> assertThat(weight).isPositive());
    }

    @Test
    void neverTellsASideOnAClaimThatNoScoreMakesRight() {
        SelectorFitter fitter = new SelectorFitter(0.9);
        for (int i = 0; i < 400; i++) {
            add(fitter, "en", "open", i % 2 == 0 ? 3 : -3, i % 2 == 0);
        }
        for (int i = 0; i < 12; i++) {
            add(fitter, "en", "close", 3, i % 3 == 0);
        }

        SelectorFitter.Result result = Objects.requireNonNull(fitter.fit().get("en"));

        assertThat(result.selector().own()).containsExactly(Map.entry("close/favor", 1.01));
        assertThat(result.told()).isEqualTo(200);
    }

    @Test
    void setsAClaimApartWhoseSurestSidesAreWrong() {
        SelectorFitter fitter = new SelectorFitter(0.9);
        for (int i = 0; i < 400; i++) {
            int signal = i % 2 == 0 ? 2 : -3;
            add(fitter, "zh", "open", signal + i % 7 * 0.1, i % 2 == 0);
        }
        for (int i = 0; i < 60; i++) {
            add(fitter, "zh", "close", 4 + i % 5 * 0.1, i % 3 == 0);
        }

        SelectorFitter.Result result = Objects.requireNonNull(fitter.fit().get("zh"));

        assertThat(result.selector().own()).containsExactly(Map.entry("close/favor", 1.01));
        assertThat(result.told()).isLessThan(225);
        assertThat(result.right()).isEqualTo(200);
    }

    @Test
    void decidesNothingForALanguageWithFewSides() {
        SelectorFitter fitter = new SelectorFitter(0.9);
        for (int i = 0; i < 19; i++) {
            add(fitter, "zh", "open", 3, true);
        }

        assertThat(fitter.fit()).isEmpty();
    }

    private static void add(SelectorFitter fitter, String language, String claim, double signal, boolean right) {
        Passage passage = new Passage(language, "US", "", List.of());
        Map<String, Stance> labels = right ? Map.of(claim, Stance.FAVOR) : Map.of();
        fitter.add(
                new TrainingExample(passage, Optional.empty(), Optional.empty(), Set.of(claim), labels, Map.of()),
                List.of(new ProposedSide(claim, Stance.FAVOR, 0.5, 0.1, new Span(0, 1), "x", false, List.of(signal))));
    }
}

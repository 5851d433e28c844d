package org.onrecord.processor.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.onrecord.events.Alert;
import org.onrecord.events.Stance;

class ReversalTest {
    private final Reversal decision = new Reversal(Weather.ISSUE);

    @Test
    void reportsAReversalWithTheWordsOfBothSides() {
        List<Alert> alerts = decision.of(
                Weather.SERIES,
                Map.of(
                        "c1", position("s1", "2023-03-01", Stance.FAVOR, 1),
                        "c2", position("s2", "2023-05-01", Stance.FAVOR, 1),
                        "c3", position("s3", "2024-01-01", Stance.AGAINST, 1),
                        "c4", position("s4", "2024-02-01", Stance.AGAINST, 1)));

        assertThat(alerts).singleElement().satisfies(alert -> {
            assertThat(alert.kind()).isEqualTo(Alert.Kind.SHIFT);
            assertThat(alert.series()).isEqualTo(Weather.SERIES);
            assertThat(alert.day()).isEqualTo(LocalDate.of(2024, 1, 1));
            assertThat(alert.title()).isEqualTo("Ann (XX): turned from in favour of to against “It will be wet.”");
            assertThat(alert.why())
                    .isEqualTo(
                            "An actor of tier 1 turned to the other side of this claim: 2 statements in favour of from 2023-03-01 to"
                                    + " 2023-05-01, and on 2024-01-01 against. Days with statements on both sides decide nothing.");
            assertThat(alert.evidence()).extracting(Alert.Evidence::statement).containsExactly("s3", "s2");
            assertThat(alert.facts())
                    .containsEntry("shift", "reversal")
                    .containsEntry("from", "favor")
                    .containsEntry("to", "against");
        });
    }

    @Test
    void reportsEachChangeOfSideThereAndBack() {
        assertThat(decision.of(
                        Weather.SERIES,
                        Map.of(
                                "c1", position("s1", "2023-03-01", Stance.FAVOR, 1),
                                "c2", position("s2", "2023-05-01", Stance.AGAINST, 1),
                                "c3", position("s3", "2024-01-01", Stance.FAVOR, 1))))
                .extracting(Alert::day)
                .containsExactly(LocalDate.of(2023, 5, 1), LocalDate.of(2024, 1, 1));
    }

    @Test
    void skipsADayWithBothSides() {
        Map<String, Position> positions = new TreeMap<>(Map.of(
                "c1", position("s1", "2023-03-01", Stance.FAVOR, 1),
                "c2", position("s2", "2023-05-01", Stance.FAVOR, 1),
                "c3", position("s3", "2023-05-01", Stance.AGAINST, 1)));
        assertThat(decision.of(Weather.SERIES, positions)).isEmpty();

        positions.put("c4", position("s4", "2023-05-02", Stance.AGAINST, 1));
        assertThat(decision.of(Weather.SERIES, positions))
                .extracting(Alert::day)
                .containsExactly(LocalDate.of(2023, 5, 2));
    }

    @Test
    void skipsLowerTiersAndUndatedPositions() {
        assertThat(decision.of(
                        Weather.SERIES,
                        Map.of(
                                "c1", position("s1", "2023-03-01", Stance.FAVOR, 1),
                                "c2", position("s2", "2023-05-01", Stance.AGAINST, 2),
                                "c3", position("s3", null, Stance.AGAINST, 1))))
                .isEmpty();
    }

    @Test
    void keepsItsIdWhenMorePositionsFollowOnEitherSide() {
        Map<String, Position> positions = new TreeMap<>(Map.of(
                "c2", position("s2", "2023-05-01", Stance.FAVOR, 1),
                "c3", position("s3", "2024-01-01", Stance.AGAINST, 1)));
        String id = decision.of(Weather.SERIES, positions).getFirst().id();
        positions.put("c1", position("s1", "2023-03-01", Stance.FAVOR, 1));
        positions.put("c4", position("s4", "2024-02-01", Stance.AGAINST, 1));

        assertThat(decision.of(Weather.SERIES, positions)).extracting(Alert::id).containsExactly(id);
    }

    @Test
    void skipsSidesWithALowScore() {
        assertThat(decision.of(
                        Weather.SERIES,
                        Map.of(
                                "c1", position("s1", "2023-03-01", Stance.FAVOR, 1),
                                "c2", position("s2", "2023-05-01", Stance.AGAINST, 1, 0.5))))
                .isEmpty();
    }

    private static Position position(String statement, @Nullable String day, Stance stance, int tier) {
        return position(statement, day, stance, tier, 0.9);
    }

    private static Position position(String statement, @Nullable String day, Stance stance, int tier, double score) {
        return Weather.position(statement, day == null ? null : LocalDate.parse(day), stance, tier, score, "Words.");
    }
}

package org.onrecord.processor.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.onrecord.events.Stance;

class SeriesSummaryTest {
    private static final Position MARCH = position("s1", 3, Stance.FAVOR, 1, 0.95);
    private static final Position APRIL = position("s2", 4, Stance.AGAINST, 1, 0.95);
    private static final Position DOUBTFUL_FEBRUARY = position("s0", 2, Stance.AGAINST, 1, 0.7);

    @Test
    void takesAnEarlierPositionAsTheFirst() {
        SeriesSummary standing = SeriesSummary.of(Map.of("b", APRIL));
        Position february = position("s0", 2, Stance.AGAINST, 1, 0.95);

        assertThat(standing).isEqualTo(summary(placed("b", APRIL), placed("b", APRIL), 0, 1));
        assertThat(standing.changed("a", null, february))
                .contains(summary(placed("a", february), placed("a", february), 0, 2));
    }

    @Test
    void keepsTheFirstSurePositionBehindAnEarlierDoubtfulOne() {
        assertThat(SeriesSummary.of(Map.of("b", APRIL)).changed("a", null, DOUBTFUL_FEBRUARY))
                .contains(summary(placed("a", DOUBTFUL_FEBRUARY), placed("b", APRIL), 0, 2));
        assertThat(SeriesSummary.of(Map.of("a", DOUBTFUL_FEBRUARY)))
                .isEqualTo(summary(placed("a", DOUBTFUL_FEBRUARY), null, 0, 1));
    }

    @Test
    void onlyCountsALaterPosition() {
        assertThat(SeriesSummary.of(Map.of("b", APRIL)).changed("c", null, position("s3", 5, Stance.AGAINST, 1, 0.95)))
                .contains(summary(placed("b", APRIL), placed("b", APRIL), 0, 2));
    }

    @Test
    void needsTheSeriesWhenTheFirstPositionIsRemovedOrNoLongerSure() {
        assertThat(SeriesSummary.of(Map.of("b", APRIL)).changed("b", APRIL, null))
                .isEmpty();
        assertThat(SeriesSummary.of(Map.of("b", APRIL)).changed("b", APRIL, position("s2", 4, Stance.AGAINST, 1, 0.7)))
                .isEmpty();
    }

    @Test
    void needsTheSeriesWhenBothSidesCountForAReversal() {
        assertThat(SeriesSummary.of(Map.of("a", MARCH)).changed("b", null, APRIL))
                .isEmpty();
        assertThat(SeriesSummary.of(Map.of("a", MARCH)).changed("b", null, position("s2", 4, Stance.AGAINST, 2, 0.95)))
                .contains(summary(placed("a", MARCH), placed("a", MARCH), 1, 0));
    }

    @Test
    void agreesWithTheWholeSeriesWheneverItSuffices() {
        FirstPosition first = new FirstPosition(Weather.ISSUE);
        Reversal reversal = new Reversal(Weather.ISSUE);
        Random random = new Random(5);
        int told = 0;
        for (int run = 0; run < 300; run++) {
            Map<String, Position> positions = new HashMap<>();
            SeriesSummary standing = SeriesSummary.EMPTY;
            for (int step = 0; step < 12; step++) {
                String cluster = "c" + random.nextInt(5);
                @Nullable Position was = positions.get(cluster);
                @Nullable Position is = random.nextInt(4) == 0 ? null : any(random, cluster);
                TreeMap<String, Position> before = new TreeMap<>(positions);
                if (is == null) {
                    positions.remove(cluster);
                } else {
                    positions.put(cluster, is);
                }
                Optional<SeriesSummary> changed = standing.changed(cluster, was, is);
                standing = SeriesSummary.of(positions);
                assertThat(first.of(Weather.SERIES, standing.firstPositions()))
                        .isEqualTo(first.of(Weather.SERIES, positions));
                if (changed.isPresent()) {
                    told++;
                    assertThat(changed).contains(standing);
                    assertThat(reversal.of(Weather.SERIES, positions)).isEqualTo(reversal.of(Weather.SERIES, before));
                }
            }
        }
        assertThat(told).isGreaterThan(1000);
    }

    private static Position any(Random random, String cluster) {
        return position(
                cluster + random.nextInt(3),
                1 + random.nextInt(6),
                random.nextInt(5) == 0 ? Stance.AGAINST : Stance.FAVOR,
                1 + random.nextInt(2),
                List.of(0.7, 0.95, 1.0).get(random.nextInt(3)));
    }

    private static SeriesSummary summary(
            SeriesSummary.@Nullable Placed first, SeriesSummary.@Nullable Placed sure, int favor, int against) {
        return new SeriesSummary(first, sure, favor, against);
    }

    private static SeriesSummary.Placed placed(String cluster, Position position) {
        return new SeriesSummary.Placed(cluster, position);
    }

    private static Position position(String statement, int month, Stance stance, int tier, double score) {
        return Weather.position(statement, LocalDate.of(2024, month, 1), stance, tier, score, "Words.");
    }
}

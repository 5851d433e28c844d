package org.onrecord.processor.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.onrecord.events.Alert;
import org.onrecord.events.Stance;

class FirstPositionTest {
    private final FirstPosition decision = new FirstPosition(Weather.ISSUE);

    @Test
    void reportsTheEarliestPositionWithItsWords() {
        Alert alert = decision.of(
                        Weather.SERIES,
                        Map.of(
                                "c1", position("s1", LocalDate.of(2024, 3, 1), Stance.FAVOR, "It pours."),
                                "c2", position("s2", LocalDate.of(2023, 3, 1), Stance.AGAINST, "It is dry."),
                                "c3", position("s3", null, Stance.FAVOR, "It rains.")))
                .orElseThrow();

        assertThat(alert.title()).isEqualTo("Ann (XX): against “It will be wet.”");
        assertThat(alert.why())
                .isEqualTo(
                        "The first official statement on record in which this actor takes a side on this claim; made on 2023-03-01.");
        assertThat(alert.day()).isEqualTo(LocalDate.of(2023, 3, 1));
        assertThat(alert.evidence()).extracting(Alert.Evidence::words).containsExactly("It is dry.");
        assertThat(alert.facts())
                .containsEntry("claim", "wet")
                .containsEntry("stance", "against")
                .containsEntry("actor", "ann");
    }

    @Test
    void keepsItsIdWhenMorePositionsFollow() {
        Position first = position("s2", LocalDate.of(2023, 3, 1), Stance.AGAINST, "It is dry.");
        Position later = position("s1", LocalDate.of(2024, 3, 1), Stance.FAVOR, "It pours.");

        assertThat(decision.of(Weather.SERIES, Map.of("c2", first)))
                .isEqualTo(decision.of(Weather.SERIES, Map.of("c1", later, "c2", first)));
    }

    @Test
    void findsNothingWithoutPositions() {
        assertThat(decision.of(Weather.SERIES, Map.of())).isEmpty();
    }

    private static Position position(String statement, @Nullable LocalDate day, Stance stance, String words) {
        return Weather.position(statement, day, stance, 1, 0.9, words);
    }
}

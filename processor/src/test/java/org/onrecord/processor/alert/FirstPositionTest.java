package org.onrecord.processor.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.events.Alert;
import org.onrecord.events.Stance;

class FirstPositionTest {
    private final FirstPosition decision = new FirstPosition(Weather.ISSUE);

    @Test
    void reportsTheEarliestPositionWithItsWords() {
        List<PositionAlert> alerts = decision.of(
                Weather.SERIES,
                Map.of(
                        "c1", position("s1", "2024-03-01", Stance.FAVOR, 0.95, "It pours."),
                        "c2", position("s2", "2023-03-01", Stance.AGAINST, 0.9, "It is dry."),
                        "c3", position("s3", null, Stance.FAVOR, 0.95, "It rains.")));

        assertThat(alerts).singleElement().satisfies(each -> {
            assertThat(each.confirmed()).isTrue();
            Alert alert = each.alert();
            assertThat(alert.title()).isEqualTo("Ann (XX) is against “It will be wet.”");
            assertThat(alert.why())
                    .isEqualTo(
                            "The first official statement on record in which this actor takes a side on this claim; made on 2023-03-01.");
            assertThat(alert.day()).isEqualTo(LocalDate.of(2023, 3, 1));
            assertThat(alert.evidence()).extracting(Alert.Evidence::words).containsExactly("It is dry.");
            assertThat(alert.facts())
                    .containsEntry("claim", "wet")
                    .containsEntry("stance", "against")
                    .containsEntry("actor", "ann")
                    .doesNotContainKey("confirm");
        });
    }

    @Test
    void leavesAPositionUnconfirmedIfItIsNotSure() {
        List<PositionAlert> alerts = decision.of(
                Weather.SERIES, Map.of("c1", position("s1", "2024-03-01", Stance.FAVOR, 0.89, "It may pour.")));

        assertThat(alerts).singleElement().satisfies(each -> {
            assertThat(each.confirmed()).isFalse();
            assertThat(each.alert().title()).isEqualTo("Ann (XX) is in favour of “It will be wet.”");
            assertThat(each.alert().why())
                    .isEqualTo(
                            "The first official statement on record in which this actor takes a side on this claim; made on 2024-03-01."
                                    + " Not confirmed: the side has the score 0.89, and alerts need 0.90.");
            assertThat(each.alert().facts()).containsEntry("confirm", "s1");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "0.7, the score 0.70",
        "0.894, the score 0.89",
        "0.895, a score just below 0.90",
        "0.89996, a score just below 0.90"
    })
    void aScoreThatIsTooLowReadsAsTooLow(double score, String shown) {
        assertThat(decision.of(
                                Weather.SERIES,
                                Map.of("c1", position("s1", "2024-03-01", Stance.FAVOR, score, "It may pour.")))
                        .getFirst()
                        .alert()
                        .why())
                .endsWith("the side has " + shown + ", and alerts need 0.90.");
    }

    @Test
    void aDoubtfulPositionDoesNotHideALaterSureOne() {
        assertThat(decision.of(
                        Weather.SERIES,
                        Map.of(
                                "c1", position("s1", "2023-03-01", Stance.FAVOR, 0.7, "It may pour."),
                                "c2", position("s2", "2023-04-01", Stance.FAVOR, 0.8, "It might."),
                                "c3", position("s3", "2023-05-01", Stance.AGAINST, 0.95, "It is dry."))))
                .extracting(each -> each.confirmed() + " " + each.alert().day())
                .containsExactly("true 2023-05-01", "false 2023-03-01");
    }

    @Test
    void restsOnTheSurestWordsOfItsDay() {
        assertThat(decision.of(
                        Weather.SERIES,
                        Map.of(
                                "c1", position("s1", "2023-03-01", Stance.FAVOR, 0.82, "It may pour."),
                                "c2", position("s2", "2023-03-01", Stance.FAVOR, 0.93, "It was wet once."),
                                "c3", position("s3", "2023-03-01", Stance.FAVOR, 0.99, "It pours."))))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.confirmed()).isTrue();
                    assertThat(each.alert().evidence())
                            .extracting(Alert.Evidence::words)
                            .containsExactly("It pours.");
                });
    }

    @Test
    void becomesTheFirstPositionOnceAPersonConfirmsIt() {
        assertThat(decision.of(
                        Weather.SERIES,
                        Map.of(
                                "c1", position("s1", "2023-03-01", Stance.FAVOR, 1, "It may pour."),
                                "c3", position("s3", "2023-05-01", Stance.AGAINST, 0.95, "It is dry."))))
                .extracting(each -> each.confirmed() + " " + each.alert().day())
                .containsExactly("true 2023-03-01");
    }

    @Test
    void aSideOfALanguageModelWaitsForAPerson() {
        Position side =
                Weather.position("s1", LocalDate.of(2023, 3, 1), Stance.FAVOR, 1, 0.97, "reader-large", "It pours.");

        assertThat(decision.of(Weather.SERIES, Map.of("c1", side)))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.confirmed()).isFalse();
                    assertThat(each.alert().why()).endsWith("Not confirmed: a language model decided the side.");
                });
    }

    @Test
    void keepsItsIdWhenMorePositionsFollow() {
        Position first = position("s2", "2023-03-01", Stance.AGAINST, 0.95, "It is dry.");
        Position later = position("s1", "2024-03-01", Stance.FAVOR, 0.95, "It pours.");

        assertThat(decision.of(Weather.SERIES, Map.of("c2", first)))
                .isEqualTo(decision.of(Weather.SERIES, Map.of("c1", later, "c2", first)));
    }

    @Test
    void findsNothingWithoutPositions() {
        assertThat(decision.of(Weather.SERIES, Map.of())).isEmpty();
    }

    private static Position position(
            String statement, @Nullable String day, Stance stance, double score, String words) {
        return Weather.position(statement, day == null ? null : LocalDate.parse(day), stance, 1, score, words);
    }
}

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
    @Test
    void reportsTheEarliestPositionWithItsWords() {
        List<PositionAlert> alerts = Weather.firsts(Map.of(
                        "c1", position("s1", "2024-03-01", Stance.FAVOR, 0.95, "It pours."),
                        "c2", position("s2", "2023-03-01", Stance.AGAINST, 0.9, "It is dry."),
                        "c3", position("s3", null, Stance.FAVOR, 0.95, "It rains."))
                .values());

        assertThat(alerts).singleElement().satisfies(each -> {
            assertThat(each.confirmed()).isTrue();
            Alert alert = each.alert();
            assertThat(alert.title()).isEqualTo("Ann (XX) is against “It will be wet.”");
            assertThat(alert.why())
                    .isEqualTo(
                            "The first statement on record of Ann that takes a side on this claim, made on 2023-03-01.");
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
        List<PositionAlert> alerts =
                Weather.firsts(Map.of("c1", position("s1", "2024-03-01", Stance.FAVOR, 0.89, "It may pour."))
                        .values());

        assertThat(alerts).singleElement().satisfies(each -> {
            assertThat(each.confirmed()).isFalse();
            assertThat(each.alert().title()).isEqualTo("Ann (XX) is in favour of “It will be wet.”");
            assertThat(each.alert().why())
                    .isEqualTo(
                            "The first statement on record of Ann that takes a side on this claim, made on 2024-03-01."
                                    + " Not confirmed: the side has a score of 0.89, enough to be counted, and an alert needs 0.90"
                                    + " or a person's confirmation.");
            assertThat(each.alert().facts()).containsEntry("confirm", "s1");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "0.7, a score of 0.70",
        "0.894, a score of 0.89",
        "0.895, a score just below 0.90",
        "0.89996, a score just below 0.90"
    })
    void aScoreThatIsTooLowReadsAsTooLow(double score, String shown) {
        assertThat(Weather.firsts(Map.of("c1", position("s1", "2024-03-01", Stance.FAVOR, score, "It may pour."))
                                .values())
                        .getFirst()
                        .alert()
                        .why())
                .endsWith("the side has " + shown
                        + ", enough to be counted, and an alert needs 0.90 or a person's confirmation.");
    }

    @Test
    void nothingIsFirstAfterADoubtfulPosition() {
        assertThat(Weather.firsts(List.of(
                        position("s1", "2023-03-01", Stance.FAVOR, 0.7, "It may pour."),
                        position("s2", "2023-04-01", Stance.FAVOR, 0.8, "It might."),
                        position("s3", "2023-05-01", Stance.AGAINST, 0.95, "It is dry."))))
                .extracting(each -> each.confirmed() + " " + each.alert().day())
                .containsExactly("false 2023-03-01");
    }

    @Test
    void nothingIsFirstAfterAnUnsurePosition() {
        Position unsure = position("s1", "2023-03-01", Stance.FAVOR, 0.4, "It may pour.");
        assertThat(Weather.firsts(List.of(
                        new Position(unsure.cluster(), unsure.member(), unsure.label(), false),
                        position("s3", "2023-05-01", Stance.AGAINST, 0.95, "It is dry."))))
                .isEmpty();
    }

    @Test
    void aFormalActAfterAnUnsurePositionWaitsUntilAPersonDecidesThat() {
        Position unsure = position("s1", "2023-03-01", Stance.FAVOR, 0.4, "It may pour.");
        assertThat(Weather.firsts(List.of(
                        new Position(unsure.cluster(), unsure.member(), unsure.label(), false),
                        Weather.act("s3", "ann", "2023-05-01", Stance.AGAINST, 0.95))))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.confirmed()).isFalse();
                    assertThat(each.alert().facts()).containsEntry("confirm", "s1");
                    assertThat(each.alert().why())
                            .isEqualTo(
                                    "The first statement on record of ann that takes a side on this claim, made on 2023-05-01."
                                            + " Not confirmed: earlier words, of 2023-03-01, may take a side, which a person"
                                            + " has to decide.");
                });
    }

    @Test
    void theLineOfAnInstitutionIsNoFirstForItsNextSpokesperson() {
        assertThat(Weather.firsts(List.of(
                        Weather.said("s1", "bob", "2023-03-01", Stance.FAVOR, 0.95),
                        Weather.said("s2", "cem", "2023-04-01", Stance.FAVOR, 0.97))))
                .extracting(each -> each.alert().title() + " " + each.alert().day())
                .containsExactly("Mill (XX) is in favour of “It will be wet.” 2023-03-01");
    }

    @Test
    void bundlesTheFirstPositionsOfADay() {
        assertThat(Weather.firsts(List.of(
                        Weather.said("s1", "bob", "2023-03-01", Stance.FAVOR, 0.95),
                        Weather.said("s2", "dee", "2023-03-01", Stance.FAVOR, 0.97))))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.alert().title()).isEqualTo("XX (2 officials) is in favour of “It will be wet.”");
                    assertThat(each.alert().facts()).containsEntry("actors", "dee, mill");
                    assertThat(each.alert().evidence()).hasSize(2);
                });
    }

    @Test
    void nothingUndatedIsFirst() {
        assertThat(Weather.firsts(List.of(position("s1", null, Stance.FAVOR, 0.95, "It pours."))))
                .isEmpty();
    }

    @Test
    void restsOnTheSurestWordsOfItsDay() {
        assertThat(Weather.firsts(Map.of(
                                "c1", position("s1", "2023-03-01", Stance.FAVOR, 0.82, "It may pour."),
                                "c2", position("s2", "2023-03-01", Stance.FAVOR, 0.93, "It was wet once."),
                                "c3", position("s3", "2023-03-01", Stance.FAVOR, 0.99, "It pours."))
                        .values()))
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
        assertThat(Weather.firsts(Map.of(
                                "c1", position("s1", "2023-03-01", Stance.FAVOR, 1, "It may pour."),
                                "c3", position("s3", "2023-05-01", Stance.AGAINST, 0.95, "It is dry."))
                        .values()))
                .extracting(each -> each.confirmed() + " " + each.alert().day())
                .containsExactly("true 2023-03-01");
    }

    @Test
    void aSideOfALanguageModelWaitsForAPerson() {
        Position side =
                Weather.position("s1", LocalDate.of(2023, 3, 1), Stance.FAVOR, 1, 0.97, "reader-large", "It pours.");

        assertThat(Weather.firsts(Map.of("c1", side).values())).singleElement().satisfies(each -> {
            assertThat(each.confirmed()).isFalse();
            assertThat(each.alert().why()).endsWith("Not confirmed: a language model decided the side.");
        });
    }

    @Test
    void keepsItsIdWhenMorePositionsFollow() {
        Position first = position("s2", "2023-03-01", Stance.AGAINST, 0.95, "It is dry.");
        Position later = position("s1", "2024-03-01", Stance.FAVOR, 0.95, "It pours.");

        assertThat(Weather.firsts(Map.of("c2", first).values()))
                .isEqualTo(Weather.firsts(Map.of("c1", later, "c2", first).values()));
    }

    @Test
    void findsNothingWithoutPositions() {
        assertThat(Weather.firsts(List.of())).isEmpty();
    }

    private static Position position(
            String statement, @Nullable String day, Stance stance, double score, String words) {
        return Weather.position(statement, day == null ? null : LocalDate.parse(day), stance, 1, score, words);
    }
}

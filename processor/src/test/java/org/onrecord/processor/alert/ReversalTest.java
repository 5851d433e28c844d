package org.onrecord.processor.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.events.Alert;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement;
import org.onrecord.events.words.ReaderLanguage;
import org.onrecord.events.words.Strings;

class ReversalTest {
    @Test
    void reportsAReversalWithTheWordsOfBothSides() {
        List<PositionAlert> alerts = Weather.reversals(Map.of(
                        "c1", favor("s1", "2023-03-01", 0.95),
                        "c2", favor("s2", "2023-05-01", 0.95),
                        "c3", against("s3", "2024-01-01", 0.95),
                        "c4", against("s4", "2024-02-01", 0.95),
                        "c5", against("s5", "2024-03-01", 0.95))
                .values());

        assertThat(alerts).singleElement().satisfies(each -> {
            assertThat(each.confirmed()).isTrue();
            Alert alert = each.alert();
            assertThat(alert.kind()).isEqualTo(Alert.Kind.SHIFT);
            assertThat(alert.series()).isEqualTo(Weather.SERIES);
            assertThat(alert.day()).isEqualTo(LocalDate.of(2024, 1, 1));
            assertThat(alert.title())
                    .isEqualTo("Ann (XX) now is against “It will be wet.”, and took the other side before");
            assertThat(alert.why())
                    .isEqualTo("Ann turned to the other side of this claim: 2 statements in favour from 2023-03-01 to"
                            + " 2023-05-01, and on 2024-01-01 against, again on 2024-02-01. A day on which both sides weigh"
                            + " about the same decides nothing.");
            assertThat(Strings.of(ReaderLanguage.ZH).recorded(alert.why(), Map.of("who", "安")))
                    .isEqualTo("安转到此主张的另一方：2023-03-01至2023-05-01有 2 条支持表态，2024-01-01反对，2024-02-01重申。双方分量相当的日子不作数。");
            assertThat(alert.evidence()).extracting(Alert.Evidence::statement).containsExactly("s3", "s2", "s4");
            assertThat(alert.facts())
                    .containsEntry("shift", "reversal")
                    .containsEntry("from", "favor")
                    .containsEntry("to", "against")
                    .doesNotContainKey("confirm");
        });
    }

    @Test
    void oneStatementOnTheNewSideIsNotEnough() {
        List<PositionAlert> alerts = Weather.reversals(Map.of(
                        "c1", favor("s1", "2023-03-01", 0.95),
                        "c2", against("s2", "2024-01-01", 0.95),
                        "c3", against("s3", "2024-01-01", 0.95))
                .values());

        assertThat(alerts).singleElement().satisfies(each -> {
            assertThat(each.confirmed()).isFalse();
            assertThat(each.alert().why())
                    .isEqualTo("Ann seems to turn to the other side of this claim: 1 statement in favour on 2023-03-01,"
                            + " and on 2024-01-01 against. A day on which both sides weigh about the same decides nothing. Not"
                            + " confirmed: the new side needs a formal act, sure statements on two days or of two speakers, or one that a person"
                            + " confirmed.");
            assertThat(each.alert().facts()).containsEntry("confirm", "s2");
        });
    }

    @Test
    void oneStatementThatAPersonConfirmedIsEnough() {
        List<PositionAlert> alerts =
                Weather.reversals(Map.of("c1", favor("s1", "2023-03-01", 0.95), "c2", against("s2", "2024-01-01", 1))
                        .values());

        assertThat(alerts).singleElement().satisfies(each -> {
            assertThat(each.confirmed()).isTrue();
            assertThat(each.alert().why()).contains("and on 2024-01-01 against, as a person confirmed. A day on which");
            assertThat(each.alert().evidence())
                    .extracting(Alert.Evidence::statement)
                    .containsExactly("s2", "s1");
        });
    }

    @Test
    void aLocalModelWithTheHighestScoreIsNoPerson() {
        Position turn = against("s2", "2024-01-01", 1);
        Statement.StanceLabel label = turn.label();
        Position scored = new Position(
                turn.cluster(),
                turn.member(),
                new Statement.StanceLabel(
                        label.claim(), label.stance(), 1, label.evidence(), label.words(), 0.0, null, false),
                true);

        assertThat(Weather.reversals(Map.of("c1", favor("s1", "2023-03-01", 0.95), "c2", scored)
                        .values()))
                .singleElement()
                .satisfies(each -> assertThat(each.confirmed()).isFalse());
    }

    @Test
    void twoStatementsAreEnoughThatAreProbablyNotBothMisread() {
        assertThat(Weather.reversals(List.of(
                        favor("s1", "2023-03-01", 0.95),
                        against("s2", "2024-01-01", 0.8),
                        against("s3", "2024-02-01", 0.95))))
                .extracting(ReversalTest::shown)
                .containsExactly("true 2024-01-01 to against");
    }

    @ParameterizedTest
    @CsvSource({"0.60, 0.65, true", "0.55, 0.54, false"})
    void likelySidesAreEnoughIfTheyAreProbablyNotAllMisread(double one, double other, boolean confirmed) {
        assertThat(Weather.reversals(List.of(
                        likely(favor("s1", "2023-03-01", 0.7)),
                        likely(against("s2", "2024-01-01", one)),
                        likely(against("s3", "2024-02-01", other)))))
                .extracting(ReversalTest::shown)
                .containsExactly(confirmed + " 2024-01-01 to against");
    }

    @Test
    void statementsThatMayAllBeMisreadAreNotEnough() {
        List<Position> positions = new ArrayList<>();
        for (int month = 1; month < 13; month++) {
            positions.add(favor("s" + month, String.format("2023-%02d-01", month), 0.95));
        }
        positions.add(against("s13", "2024-01-01", 0.8));
        positions.add(against("s14", "2024-02-01", 0.85));

        assertThat(Weather.reversals(positions)).singleElement().satisfies(each -> {
            assertThat(each.confirmed()).isFalse();
            assertThat(each.alert().why())
                    .endsWith(
                            "Not confirmed: the new side has a score of 0.80, enough to be counted, and an alert needs surer words, more of them or a person's confirmation.");
            assertThat(each.alert().facts()).containsEntry("confirm", "s13");
        });
    }

    @Test
    void aFormalActIsEnough() {
        assertThat(Weather.reversals(List.of(
                        Weather.said("s1", "bob", "2023-03-01", Stance.AGAINST, 0.83),
                        Weather.act("s2", "mill", "2024-01-01", Stance.FAVOR, 0.9))))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.confirmed()).isTrue();
                    assertThat(each.alert().title())
                            .isEqualTo(
                                    "mill (XX) now is in favour of “It will be wet.”, and took the other side before");
                    assertThat(each.alert().why()).contains("on 2024-01-01 in favour, by a formal act.");
                });
    }

    @Test
    void aSecondSpeakerOfTheSameDayRepeatsIt() {
        assertThat(Weather.reversals(List.of(
                        Weather.said("s1", "bob", "2023-03-01", Stance.AGAINST, 0.95),
                        Weather.said("s2", "bob", "2024-01-01", Stance.FAVOR, 0.95),
                        Weather.said("s3", "cem", "2024-01-01", Stance.FAVOR, 0.9))))
                .extracting(each -> each.confirmed() + " " + each.alert().series())
                .containsExactly("true weather/claim:wet/actor:mill");
    }

    @Test
    void theHeadAndItsInstitutionAreOneStory() {
        assertThat(Weather.reversals(List.of(
                        Weather.said("s1", "dee", "2023-03-01", Stance.AGAINST, 0.95),
                        Weather.said("s2", "dee", "2024-01-01", Stance.FAVOR, 0.95),
                        Weather.said("s3", "dee", "2024-01-02", Stance.FAVOR, 0.95),
                        Weather.said("s4", "bob", "2024-01-02", Stance.FAVOR, 0.95))))
                .extracting(each -> each.confirmed() + " " + each.alert().series())
                .containsExactly("true weather/claim:wet/actor:mill");
    }

    @Test
    void aMisreadFormerSideTurnsNothing() {
        assertThat(Weather.reversals(List.of(
                        favor("s1", "2022-03-01", 0.9),
                        against("s2", "2022-05-01", 0.84),
                        favor("s3", "2022-07-01", 0.9),
                        against("s4", "2022-09-01", 0.75),
                        favor("s5", "2023-01-01", 0.95),
                        favor("s6", "2023-02-01", 0.95))))
                .allMatch(each -> !each.confirmed());
    }

    @Test
    void asksForTheFormerSideIfThatIsTheDoubtfulOne() {
        List<PositionAlert> alerts = Weather.reversals(Map.of(
                        "c1", favor("s1", "2023-03-01", 0.55),
                        "c2", against("s2", "2024-01-01", 0.95),
                        "c3", against("s3", "2024-02-01", 0.95))
                .values());

        assertThat(alerts).singleElement().satisfies(each -> {
            assertThat(each.confirmed()).isFalse();
            assertThat(each.alert().why())
                    .endsWith(
                            "Not confirmed: the former side has a score of 0.55, enough to be counted, and an alert needs surer words, more of them or a person's confirmation.");
            assertThat(each.alert().facts()).containsEntry("confirm", "s1");
        });
    }

    @Test
    void aSideOfALanguageModelIsNeverSure() {
        Map<String, Position> positions = new TreeMap<>(Map.of("c1", favor("s1", "2023-03-01", 0.95)));
        for (String day : List.of("2024-01-01", "2024-02-01")) {
            positions.put(
                    day,
                    Weather.position(day, LocalDate.parse(day), Stance.AGAINST, 1, 0.97, "reader-large", "Words."));
        }

        assertThat(Weather.reversals(positions.values())).singleElement().satisfies(each -> {
            assertThat(each.confirmed()).isFalse();
            assertThat(each.alert().why()).endsWith("Not confirmed: a language model decided the new side.");
        });
    }

    @Test
    void aTurnBeginsWithADoubtfulStatementThatOthersRepeat() {
        Map<String, Position> positions = new TreeMap<>(Map.of(
                "c1", favor("s1", "2023-03-01", 0.95),
                "c2", against("s2", "2023-12-01", 0.7),
                "c3", against("s3", "2024-01-01", 0.95),
                "c4", against("s4", "2024-02-01", 0.95)));
        assertThat(Weather.reversals(positions.values()))
                .extracting(ReversalTest::shown)
                .containsExactly("true 2023-12-01 to against");
    }

    @Test
    void aDoubtfulStatementInBetweenIsAskedForOnce() {
        assertThat(Weather.reversals(Map.of(
                                "c1", favor("s1", "2023-03-01", 0.95),
                                "c2", against("s2", "2023-05-01", 0.7),
                                "c3", favor("s3", "2023-07-01", 0.95),
                                "c4", favor("s4", "2023-09-01", 0.95))
                        .values()))
                .extracting(ReversalTest::shown)
                .containsExactly("false 2023-05-01 to against");
    }

    @Test
    void reportsEachChangeOfSideThereAndBack() {
        assertThat(Weather.reversals(Map.of(
                                "c1", favor("s1", "2023-03-01", 0.95),
                                "c2", against("s2", "2023-05-01", 1),
                                "c3", favor("s3", "2024-01-01", 1))
                        .values()))
                .extracting(ReversalTest::shown)
                .containsExactly("true 2023-05-01 to against", "true 2024-01-01 to favor");
    }

    @Test
    void skipsADayWithBothSides() {
        Map<String, Position> positions = new TreeMap<>(Map.of(
                "c1", favor("s1", "2023-03-01", 0.95),
                "c2", favor("s2", "2023-05-01", 0.95),
                "c3", against("s3", "2023-05-01", 1)));
        assertThat(Weather.reversals(positions.values())).isEmpty();

        positions.put("c4", against("s4", "2023-05-02", 1));
        assertThat(Weather.reversals(positions.values()))
                .extracting(ReversalTest::shown)
                .containsExactly("true 2023-05-02 to against");
    }

    @Test
    void aDayWithFarMoreOnOneSideCounts() {
        assertThat(Weather.reversals(List.of(
                        favor("s1", "2023-03-01", 0.95),
                        favor("s2", "2023-05-01", 0.7),
                        against("s3", "2023-05-01", 0.95),
                        against("s4", "2023-05-01", 0.95),
                        against("s5", "2023-06-01", 0.95))))
                .extracting(ReversalTest::shown)
                .containsExactly("true 2023-05-01 to against");
    }

    @Test
    void skipsLowerTiersAndUndatedPositions() {
        assertThat(Weather.reversals(Map.of(
                                "c1", favor("s1", "2023-03-01", 1),
                                "c2", position("s2", "2023-05-01", Stance.AGAINST, 2, 1),
                                "c3", against("s3", null, 1))
                        .values()))
                .isEmpty();
    }

    @Test
    void keepsItsIdWhenMorePositionsFollowOnEitherSide() {
        Map<String, Position> positions =
                new TreeMap<>(Map.of("c2", favor("s2", "2023-05-01", 0.95), "c3", against("s3", "2024-01-01", 0.95)));
        String id = Weather.reversals(positions.values()).getFirst().alert().id();
        positions.put("c1", favor("s1", "2023-03-01", 0.95));
        positions.put("c4", against("s4", "2024-02-01", 0.95));

        assertThat(Weather.reversals(positions.values())).singleElement().satisfies(each -> {
            assertThat(each.confirmed()).isTrue();
            assertThat(each.alert().id()).isEqualTo(id);
        });
    }

    @Test
    void staysTheSameWhenTheActorSaysItAgain() {
        Map<String, Position> positions = new TreeMap<>(Map.of(
                "c1", favor("s1", "2023-03-01", 0.95),
                "c2", against("s2", "2024-01-01", 0.95),
                "c3", against("s3", "2024-02-01", 0.95)));
        List<PositionAlert> before = Weather.reversals(positions.values());
        positions.put("c4", against("s4", "2024-03-01", 0.95));

        assertThat(Weather.reversals(positions.values())).isEqualTo(before);
    }

    private static String shown(PositionAlert each) {
        return each.confirmed() + " " + each.alert().day() + " to "
                + each.alert().facts().get("to");
    }

    private static Position favor(String statement, @Nullable String day, double score) {
        return position(statement, day, Stance.FAVOR, 1, score);
    }

    private static Position against(String statement, @Nullable String day, double score) {
        return position(statement, day, Stance.AGAINST, 1, score);
    }

    private static Position position(String statement, @Nullable String day, Stance stance, int tier, double score) {
        return Weather.position(statement, day == null ? null : LocalDate.parse(day), stance, tier, score, "Words.");
    }

    private static Position likely(Position told) {
        return new Position(told.cluster(), told.member(), told.label(), false);
    }
}

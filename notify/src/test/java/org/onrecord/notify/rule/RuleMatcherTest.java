package org.onrecord.notify.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.events.Alert;
import org.onrecord.events.Rule;
import org.onrecord.events.Severity;
import org.onrecord.events.Stance;
import org.onrecord.notify.Alerts;

class RuleMatcherTest {
    private static final Alert POSITION =
            Alerts.position("mira-okafor", "AA", "keep-lit", "s1", LocalDate.of(2024, 3, 1));

    @Test
    void selectsEverythingWithoutConditions() {
        assertThat(new RuleMatcher(Alerts.everything("all")).why(POSITION)).contains("The rule selects every alert.");
    }

    @Test
    void onlyARuleThatAsksForItSelectsWhatWaits() {
        Alert waiting = POSITION.withFacts(Map.of("claim", "keep-lit", "confirm", "s1"));
        Rule.Selection all = Rule.Selection.ALL;
        Rule asks = Alerts.rule(
                "r",
                new Rule.Selection(
                        all.issues(),
                        all.kinds(),
                        List.of("waiting"),
                        all.actors(),
                        all.sides(),
                        null,
                        all.claims(),
                        all.stances(),
                        all.talkingPoints(),
                        null,
                        null,
                        all.silenced(),
                        null,
                        null,
                        null),
                Rule.Pace.AT_ONCE);

        assertThat(new RuleMatcher(Alerts.everything("all")).why(waiting)).isEmpty();
        assertThat(new RuleMatcher(asks).why(waiting)).contains("It meets the change waiting.");
        assertThat(new RuleMatcher(asks).why(POSITION)).isEmpty();
    }

    @Test
    void selectsABundleByEachOfItsActors() {
        Alert bundle = POSITION.withFacts(Map.of("claim", "keep-lit", "actors", "otto-marsh, mira-okafor"));
        Rule.Selection all = Rule.Selection.ALL;
        Rule rule = Alerts.rule(
                "r",
                new Rule.Selection(
                        all.issues(),
                        all.kinds(),
                        all.changes(),
                        List.of("mira-okafor"),
                        all.sides(),
                        null,
                        all.claims(),
                        all.stances(),
                        all.talkingPoints(),
                        null,
                        null,
                        all.silenced(),
                        null,
                        null,
                        null),
                Rule.Pace.AT_ONCE);

        assertThat(new RuleMatcher(rule).why(bundle)).contains("It meets the actor mira-okafor.");
    }

    @Test
    void saysWhichConditionsAnAlertMeets() {
        Rule rule = Alerts.rule(
                "r",
                new Rule.Selection(
                        List.of("lamps"),
                        List.of(Alert.Kind.FIRST_POSITION, Alert.Kind.SHIFT),
                        List.of(),
                        List.of("mira-okafor"),
                        List.of("AA"),
                        2,
                        List.of("keep-lit"),
                        List.of(Stance.FAVOR),
                        List.of(),
                        "lamps",
                        Severity.MEDIUM,
                        List.of(),
                        List.of("beacons", "cranes"),
                        0.9,
                        null),
                Rule.Pace.AT_ONCE);

        assertThat(new RuleMatcher(rule).why(POSITION))
                .contains("It meets the issue lamps, the kind first-position, the actor mira-okafor, the side AA, the"
                        + " claim keep-lit, the stance favor, tier 1 (at most 2), the topic beacons, the score"
                        + " 0.97 (at least 0.90), severity medium (at least medium) and the words lamps.");
    }

    @Test
    void leavesOutWhatMissesOneCondition() {
        assertThat(selects(all -> with(all, List.of("BB"), List.of()))).isFalse();
        assertThat(selects(all -> with(all, List.of("AA"), List.of()))).isTrue();
        assertThat(selects(all -> with(all, List.of("AA"), List.of(POSITION.series()))))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "lamps, true",
        "LAMPS stay, true",
        "lamp, false",
        "\"lamps stay\", true",
        "\"stay lamps\", false",
        "lamps -fog, true",
        "lamps -okafor, false",
        "fog | lamps, true",
        "fog | oil, false",
    })
    void readsTheSyntaxOfTheSearch(String words, boolean holds) {
        assertThat(WordFilter.problem(words)).isEmpty();
        assertThat(WordFilter.of(words).holds(POSITION)).isEqualTo(holds);
    }

    @Test
    void findsWordsOfAScriptWithoutSpaces() {
        Alert alert = Alerts.position("mira-okafor", "AA", "keep-lit", "s1", LocalDate.of(2024, 3, 1));
        Alert chinese = new Alert(
                alert.id(),
                alert.kind(),
                alert.issue(),
                alert.series(),
                alert.day(),
                "灯塔的灯一直亮着",
                alert.why(),
                alert.facts(),
                alert.evidence());

        assertThat(WordFilter.of("灯塔").holds(chinese)).isTrue();
        assertThat(WordFilter.of("灯塔 -一直").holds(chinese)).isFalse();
    }

    @Test
    void refusesAPhraseThatDoesNotEnd() {
        assertThat(WordFilter.problem("\"lamps stay"))
                .contains("words has a quotation mark without its counterpart; close the phrase");
        assertThat(WordFilter.problem("lamps |")).contains("words needs a word on each side of |");
    }

    @Test
    void selectsByTopicAndFromAScore() {
        assertThat(selects(all -> sure(all, List.of("oil"), 0.97))).isTrue();
        assertThat(selects(all -> sure(all, List.of("cranes"), null))).isFalse();
        assertThat(selects(all -> sure(all, List.of(), 0.98))).isFalse();
    }

    @Test
    void anAlertWhereNothingIsEstimatedMeetsAnyScore() {
        Rule rule = Alerts.rule("r", sure(Rule.Selection.ALL, List.of(), 1.0), Rule.Pace.AT_ONCE);
        Alert silent =
                new Alert("a", Alert.Kind.SOURCE, "", "source-1", null, "A source is silent", "", Map.of(), List.of());

        assertThat(new RuleMatcher(rule).why(silent)).isPresent();
    }

    private static Rule.Selection sure(Rule.Selection all, List<String> topics, @Nullable Double score) {
        return new Rule.Selection(
                all.issues(),
                all.kinds(),
                all.changes(),
                all.actors(),
                all.sides(),
                all.tier(),
                all.claims(),
                all.stances(),
                all.talkingPoints(),
                all.words(),
                all.severity(),
                all.silenced(),
                topics,
                score,
                null);
    }

    private static boolean selects(UnaryOperator<Rule.Selection> change) {
        Rule rule = Alerts.rule("r", change.apply(Rule.Selection.ALL), Rule.Pace.AT_ONCE);
        return new RuleMatcher(rule).why(POSITION).isPresent();
    }

    private static Rule.Selection with(Rule.Selection all, List<String> sides, List<String> silenced) {
        return new Rule.Selection(
                all.issues(),
                all.kinds(),
                all.changes(),
                all.actors(),
                sides,
                all.tier(),
                all.claims(),
                all.stances(),
                all.talkingPoints(),
                all.words(),
                all.severity(),
                silenced,
                null,
                null,
                null);
    }

    @Test
    void leavesOutWhatSomebodyFoundNotWorthIt() {
        Alert first = new Alert(
                "a",
                Alert.Kind.FIRST_POSITION,
                "lamps",
                "series",
                null,
                "Ann backs the lamps",
                "",
                Map.of("claim", "lit", "actor", "ann", "side", "XX"),
                List.of());

        assertThat(tells(first, null)).isTrue();
        assertThat(tells(first, new Rule.Exclusion(Alert.Kind.FIRST_POSITION, null, "lit", "ann", null)))
                .isFalse();
        assertThat(tells(first, new Rule.Exclusion(null, null, null, null, "XX")))
                .isFalse();
        assertThat(tells(first, new Rule.Exclusion(Alert.Kind.SHIFT, null, "lit", "ann", null)))
                .isTrue();
        assertThat(tells(first, new Rule.Exclusion(Alert.Kind.FIRST_POSITION, null, "lit", "bob", null)))
                .isTrue();
        assertThat(tells(first, new Rule.Exclusion(null, "reversal", null, null, null)))
                .isTrue();
    }

    private static boolean tells(Alert alert, Rule.@Nullable Exclusion exclusion) {
        Rule.Selection selects = Alerts.selecting(List.of(), exclusion == null ? null : List.of(exclusion));
        Rule rule = new Rule("all", "All", selects, Rule.Pace.AT_ONCE, Instant.EPOCH, null);
        return new RuleMatcher(rule).why(alert).isPresent();
    }
}

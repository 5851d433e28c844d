package org.onrecord.notify.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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
        Rule asks = rule(Map.of("changes", List.of("waiting")));

        assertThat(new RuleMatcher(Alerts.everything("all")).why(waiting)).isEmpty();
        assertThat(new RuleMatcher(asks).why(waiting)).contains("It meets the change waiting.");
        assertThat(new RuleMatcher(asks).why(POSITION)).isEmpty();
    }

    @Test
    void selectsABundleByEachOfItsActors() {
        Alert bundle = POSITION.withFacts(Map.of("claim", "keep-lit", "actors", "otto-marsh, mira-okafor"));
        Rule rule = rule(Map.of("actors", List.of("mira-okafor")));

        assertThat(new RuleMatcher(rule).why(bundle)).contains("It meets the actor mira-okafor.");
    }

    @Test
    void saysWhichConditionsAnAlertMeets() {
        Rule rule = rule(Map.ofEntries(
                Map.entry("issues", List.of("lamps")),
                Map.entry("kinds", List.of(Alert.Kind.FIRST_POSITION, Alert.Kind.SHIFT)),
                Map.entry("actors", List.of("mira-okafor")),
                Map.entry("sides", List.of("AA")),
                Map.entry("tier", 2),
                Map.entry("claims", List.of("keep-lit")),
                Map.entry("stances", List.of(Stance.FAVOR)),
                Map.entry("words", "lamps"),
                Map.entry("severity", Severity.MEDIUM),
                Map.entry("topics", List.of("beacons", "cranes")),
                Map.entry("score", 0.9)));

        assertThat(new RuleMatcher(rule).why(POSITION))
                .contains("It meets the issue lamps, the kind first-position, the actor mira-okafor, the side AA, the"
                        + " claim keep-lit, the stance favor, tier 1 (at most 2), the topic beacons, the score"
                        + " 0.97 (at least 0.90), severity medium (at least medium) and the words lamps.");
    }

    @Test
    void leavesOutWhatMissesOneCondition() {
        assertThat(selects(Map.of("sides", List.of("BB")))).isFalse();
        assertThat(selects(Map.of("sides", List.of("AA")))).isTrue();
        assertThat(selects(Map.of("sides", List.of("AA"), "silenced", List.of(POSITION.series()))))
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
        assertThat(selects(Map.of("topics", List.of("oil"), "score", 0.97))).isTrue();
        assertThat(selects(Map.of("topics", List.of("cranes")))).isFalse();
        assertThat(selects(Map.of("score", 0.98))).isFalse();
    }

    @Test
    void anAlertWhereNothingIsEstimatedMeetsAnyScore() {
        Rule rule = rule(Map.of("score", 1.0));
        Alert silent =
                new Alert("a", Alert.Kind.SOURCE, "", "source-1", null, "A source is silent", "", Map.of(), List.of());

        assertThat(new RuleMatcher(rule).why(silent)).isPresent();
    }

    private static boolean selects(Map<String, ?> conditions) {
        return new RuleMatcher(rule(conditions)).why(POSITION).isPresent();
    }

    private static Rule rule(Map<String, ?> conditions) {
        return Alerts.rule("r", Alerts.selecting(conditions), Rule.Pace.AT_ONCE);
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
        Rule rule = exclusion == null ? Alerts.everything("r") : rule(Map.of("except", List.of(exclusion)));
        return new RuleMatcher(rule).why(alert).isPresent();
    }
}

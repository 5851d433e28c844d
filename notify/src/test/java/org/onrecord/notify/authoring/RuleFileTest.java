package org.onrecord.notify.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.onrecord.events.Alert;
import org.onrecord.events.Rule;
import org.onrecord.events.Subscription;
import org.onrecord.notify.Addresses;
import org.onrecord.notify.Alerts;

class RuleFileTest {
    private static final String FILE = """
        rules:
          - id: okafor
            name: Any change of Mira Okafor's position
            select:
              kinds: [first-position, shift]
              actors: [mira-okafor]
              topics: [beacons]
              score: 0.95
            send:
              frequency: daily
              at: "07:30"
              quiet-from: "22:00"
              quiet-to: "07:00"
              zone: Europe/Berlin
            to:
              - {channel: email, address: desk@harbours.example, language: zh}
              - {channel: page}
        """;

    @Test
    void offersTheReadyMadeRulesInTheirOrder() {
        assertThat(RuleFile.readyMade(Alerts.START))
                .allMatch(rule -> RuleCheck.problems(rule).isEmpty())
                .extracting(Rule::id)
                .containsExactly("leaders", "shifts", "waiting", "dropped-talking-points", "edits", "silent-sources");
    }

    @Test
    void aWeeklyRuleThatNamesIssuesAloneSendsTheBrief() {
        RuleFile file = RuleFile.read("""
                rules:
                  - {id: week, name: The week, select: {issues: [harbours]}, send: {frequency: weekly}}
                """, Alerts.START, new Addresses(true));

        assertThat(file.rules().getFirst().sendsBrief()).isTrue();
    }

    @Test
    void readsRulesAndWhoReceivesThem() {
        RuleFile file = RuleFile.read(FILE, Alerts.START, new Addresses(true));

        assertThat(file.rules()).hasSize(1);
        Rule rule = file.rules().getFirst();
        assertThat(rule.selects().kinds()).containsExactly(Alert.Kind.FIRST_POSITION, Alert.Kind.SHIFT);
        assertThat(rule.selects().actors()).isEqualTo(List.of("mira-okafor"));
        assertThat(rule.selects().topics()).isEqualTo(List.of("beacons"));
        assertThat(rule.selects().score()).isEqualTo(0.95);
        assertThat(rule.pace().frequency()).isEqualTo(Rule.Frequency.DAILY);
        assertThat(rule.pace().at()).isEqualTo(LocalTime.of(7, 30));
        assertThat(rule.pace().coolDownDays()).isEqualTo(7);
        assertThat(file.subscriptions())
                .containsExactly(
                        Subscription.of("okafor", Subscription.Channel.EMAIL, "desk@harbours.example", Alerts.START)
                                .withLanguage("zh"),
                        Subscription.of("okafor", Subscription.Channel.PAGE, "", Alerts.START));
    }

    @Test
    void saysWhatIsWrongWithItsLine() {
        assertThatThrownBy(() -> RuleFile.read(
                        FILE.replace("shift]", "shifts]")
                                .replace("Europe/Berlin", "Berlin")
                                .replace("desk@", "desk."),
                        Alerts.START,
                        new Addresses(true)))
                .isInstanceOf(RuleFile.InvalidRulesException.class)
                .hasMessageContaining("line 5: kinds must be one of first-position, shift, volume, talking-point,")
                .hasMessageContaining("line 16: mail needs an address such as desk@example.org")
                .hasMessageContaining("the zone must be one such as Europe/Berlin or UTC, not \"Berlin\"");
        assertThatThrownBy(() -> RuleFile.read(FILE.replace("zh}", "fr}"), Alerts.START, new Addresses(true)))
                .hasMessageContaining("line 16: language must be one of en, zh");
        assertThatThrownBy(() -> RuleFile.read(FILE.replace("actors:", "actor:"), Alerts.START, new Addresses(true)))
                .hasMessageContaining("line 6: select has no field \"actor\"; did you mean \"actors\"?");
        assertThatThrownBy(() -> RuleFile.read(FILE.replace("actors:", "persons:"), Alerts.START, new Addresses(true)))
                .hasMessageContaining(
                        "line 6: select has no field \"persons\"; it has actors, changes, claims, except, issues, kinds,"
                                + " score, severity, sides, silenced, stances, talking-points, tier, topics, words");
    }

    @Test
    void refusesAFileOfAHundredThousandRules() {
        StringBuilder yaml = new StringBuilder("rules:\n");
        for (int i = 0; i < 100_000; i++) {
            yaml.append("  - {id: rule-").append(i).append(", name: A rule}\n");
        }

        assertThatThrownBy(() -> RuleFile.read(yaml.toString(), Alerts.START, new Addresses(true)))
                .hasMessageContaining("it has more than 500000 parts");
    }
}

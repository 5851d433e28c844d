package org.onrecord.notify.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.onrecord.events.Alert;
import org.onrecord.events.Rule;
import org.onrecord.notify.Alerts;

class BackTestTest {
    private static final LocalDate DAY = LocalDate.of(2024, 3, 1);

    @Test
    void showsTheLastFiveTheLastFirst() {
        List<Alert> alerts = new ArrayList<>();
        for (int day = 0; day < 8; day++) {
            alerts.add(Alerts.position("mira-okafor", "AA", "keep-lit", "s" + day, DAY.plusDays(day)));
        }
        Collections.shuffle(alerts, new Random(7));

        BackTest test = BackTest.of(Alerts.everything("all"), alerts);

        assertThat(test.told()).hasSize(8);
        assertThat(test.days()).isEqualTo(8);
        assertThat(test.aWeek()).isEqualTo(7);
        assertThat(test.last())
                .extracting(Alert::day)
                .containsExactly(DAY.plusDays(7), DAY.plusDays(6), DAY.plusDays(5), DAY.plusDays(4), DAY.plusDays(3));
        assertThat(test.refusal(Alerts.everything("all"))).isEmpty();
    }

    @Test
    void refusesARuleThatFiresAllDayAndSuggestsANarrowerOne() {
        List<Alert> alerts = new ArrayList<>();
        for (int each = 0; each < 51; each++) {
            alerts.add(Alerts.position("mira-okafor", "AA", "keep-lit", "s" + each, DAY));
        }
        Rule atOnce = Alerts.everything("all");
        Rule daily = Alerts.rule("all", Rule.Selection.ALL, daily());

        assertThat(BackTest.of(atOnce, alerts).refusal(atOnce))
                .contains("It would have fired 51 times on 2024-03-01, and more than 50 a day is refused. Leave out the"
                        + " kind first-position, which makes 51 of the 51, or take a daily digest.");
        assertThat(BackTest.of(daily, alerts).refusal(daily)).isEmpty();
        assertThat(BackTest.of(atOnce, alerts.subList(0, 50)).refusal(atOnce)).isEmpty();
    }

    @Test
    void tellsTheSameNewsOnceWithinTheCoolDown() {
        Alert first = Alerts.position("mira-okafor", "AA", "keep-lit", "s1", DAY);
        Alert same = Alerts.position("guild", "AA", "keep-lit", "s1", DAY.plusDays(6));
        Alert later = Alerts.position("tom-reed", "AA", "keep-lit", "s1", DAY.plusDays(7));

        Alert narrower = Alerts.position("tom-reed", "AA", "keep-red-ones-lit", "s1", DAY.plusDays(7));

        BackTest test = BackTest.of(Alerts.everything("all"), List.of(narrower, later, same, first));

        assertThat(test.told()).hasSize(2).startsWith(first).containsAnyOf(later, narrower);
        assertThat(test.repeated()).isEqualTo(2);
    }

    private static Rule.Pace daily() {
        Rule.Pace usual = Rule.Pace.AT_ONCE;
        return new Rule.Pace(Rule.Frequency.DAILY, 30, usual.at(), usual.on(), null, null, "UTC", 7);
    }
}

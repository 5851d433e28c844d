package org.onrecord.notify.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.events.Rule;
import org.onrecord.events.Rule.Frequency;
import org.onrecord.notify.Alerts;

class ScheduleTest {
    private static final Instant NOON = Instant.parse("2024-03-01T12:00:00Z");

    @Test
    void sendsAtOnce() {
        assertThat(at(Frequency.AT_ONCE, null, null, "UTC", NOON)).isEqualTo(new Schedule(NOON, Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({
        "2024-03-01T21:59:00Z, 2024-03-01T21:59:00Z, UTC",
        "2024-03-01T22:00:00Z, 2024-03-02T07:00:00Z, UTC",
        "2024-03-01T06:59:00Z, 2024-03-01T07:00:00Z, UTC",
        "2024-03-01T07:00:00Z, 2024-03-01T07:00:00Z, UTC",
        "2024-03-01T15:00:00Z, 2024-03-01T23:00:00Z, Asia/Shanghai",
        "2024-03-30T22:30:00Z, 2024-03-31T05:00:00Z, Europe/Berlin",
    })
    void waitsForTheEndOfTheQuietHoursInTheRulesZone(Instant now, Instant due, String zone) {
        Schedule schedule = at(Frequency.AT_ONCE, LocalTime.of(22, 0), LocalTime.of(7, 0), zone, now);

        assertThat(schedule.due()).isEqualTo(due);
        assertThat(schedule.held().isPresent()).isEqualTo(!due.equals(now));
    }

    @Test
    void joinsTheGroupThatWaits() {
        Instant group = NOON.plus(Duration.ofMinutes(7));
        Rule rule = rule(Frequency.GROUPED, null, null, "UTC");

        assertThat(Schedule.of(rule, NOON, Optional.of(group)).due()).isEqualTo(group);
        assertThat(Schedule.of(rule, NOON, Optional.empty()).due()).isEqualTo(NOON.plus(Duration.ofMinutes(30)));
    }

    @ParameterizedTest
    @CsvSource({
        "daily, 2024-03-01T07:59:00Z, 2024-03-01T08:00:00Z",
        "daily, 2024-03-01T08:00:00Z, 2024-03-02T08:00:00Z",
        "weekly, 2024-03-01T12:00:00Z, 2024-03-04T08:00:00Z",
        "weekly, 2024-03-04T08:00:00Z, 2024-03-11T08:00:00Z",
    })
    void waitsForTheDigest(String frequency, Instant now, Instant due) {
        assertThat(at(frequency.equals("daily") ? Frequency.DAILY : Frequency.WEEKLY, null, null, "UTC", now)
                        .due())
                .isEqualTo(due);
    }

    @Test
    void waitsUntilTheRuleIsHeardAgain() {
        Rule rule = rule(Frequency.AT_ONCE, null, null, "UTC");
        Instant until = NOON.plus(Duration.ofHours(3));
        Rule muted = new Rule(rule.id(), rule.name(), rule.selects(), rule.pace(), rule.since(), until);

        assertThat(Schedule.of(muted, NOON, Optional.empty()))
                .isEqualTo(new Schedule(until, Optional.of("the rule is muted until 2024-03-01T15:00:00Z")));
    }

    @ParameterizedTest
    @CsvSource({"1, 2500", "2, 5000", "5, 40000", "11, 1800000", "40, 1800000"})
    void doublesTheWaitUpToAnHour(int attempts, long millis) {
        assertThat(RetryPolicy.delay(attempts, Optional.empty(), 0)).isEqualTo(Duration.ofMillis(millis));
        assertThat(RetryPolicy.delay(attempts, Optional.empty(), 1)).isEqualTo(Duration.ofMillis(2 * millis));
        assertThat(RetryPolicy.delay(attempts, Optional.of(Duration.ofHours(2)), 1))
                .isEqualTo(Duration.ofHours(2));
    }

    private static Schedule at(
            Frequency frequency, @Nullable LocalTime from, @Nullable LocalTime to, String zone, Instant now) {
        return Schedule.of(rule(frequency, from, to, zone), now, Optional.empty());
    }

    private static Rule rule(Frequency frequency, @Nullable LocalTime from, @Nullable LocalTime to, String zone) {
        return Alerts.rule(
                "r",
                Rule.Selection.ALL,
                new Rule.Pace(frequency, 30, LocalTime.of(8, 0), DayOfWeek.MONDAY, from, to, zone, 7));
    }
}

package org.onrecord.ingest.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onrecord.ingest.crawl.TestJobs.NOW;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.onrecord.events.Alert;
import org.onrecord.events.SourceState;
import org.onrecord.events.SourceState.Health;
import org.onrecord.events.http.Validators;
import org.onrecord.ingest.crawl.TestJobs;

class SourceHealthTest {
    private static final String ADDRESS = "https://harbours.example/feed";
    private static final SourceState NEW = SourceHealth.of(TestJobs.source("harbour", ADDRESS), null, NOW);

    private static SourceState answered(SourceState last, List<Instant> arrivals, Instant now) {
        return SourceHealth.answered(last, arrivals, "", Validators.NONE, now.plusSeconds(1800), now);
    }

    private static SourceState failed(SourceState last, Instant now) {
        return SourceHealth.failed(last, "the server answers 500", now.plusSeconds(30), now);
    }

    @Test
    void aNewSourceIsUntriedAndDueNow() {
        assertThat(NEW.health()).isEqualTo(Health.UNTRIED);
        assertThat(NEW.visits().due()).isEqualTo(NOW);
        assertThat(SourceAlert.of(NEW)).isEmpty();
    }

    @Test
    void isFineWithNewItemsAndUnchangedWithout() {
        SourceState fine = answered(NEW, List.of(NOW.minusSeconds(60)), NOW);
        SourceState unchanged = answered(fine, List.of(), NOW.plusSeconds(1800));

        assertThat(fine.health()).isEqualTo(Health.FINE);
        assertThat(fine.items()).isEqualTo(1);
        assertThat(fine.visits().lastNew()).isEqualTo(NOW);
        assertThat(unchanged.health()).isEqualTo(Health.UNCHANGED);
        assertThat(unchanged.visits().lastNew()).isEqualTo(NOW);
        assertThat(unchanged.visits().lastSuccess()).isEqualTo(NOW.plusSeconds(1800));
    }

    @Test
    void isSilentAfterThreeTimesItsLongestPause() {
        List<Instant> weekly = IntStream.range(0, 6)
                .mapToObj(week -> NOW.minus(Duration.ofDays(7L * week)))
                .toList();

        assertThat(SourceHealth.silence(weekly, NOW.plus(Duration.ofDays(20)))).isEmpty();
        assertThat(SourceHealth.silence(weekly, NOW.plus(Duration.ofDays(22))))
                .contains("nothing new for 22 days; its longest pause lately was 7 days");
    }

    @Test
    void aBusySourceIsNotSilentOverAWeekend() {
        List<Instant> hourly = IntStream.range(0, 20)
                .mapToObj(hour -> NOW.minus(Duration.ofHours(hour)))
                .toList();

        assertThat(SourceHealth.silence(hourly, NOW.plus(Duration.ofDays(3)))).isEmpty();
        assertThat(SourceHealth.silence(hourly, NOW.plus(Duration.ofDays(5)))).isPresent();
        assertThat(SourceHealth.silence(hourly.subList(0, 3), NOW.plus(Duration.ofDays(50))))
                .isEmpty();
    }

    @Test
    void alertsAfterFourFailuresButNotAfterOne() {
        SourceState state = answered(NEW, List.of(NOW), NOW);
        for (int i = 1; i <= 3; i++) {
            state = failed(state, NOW.plusSeconds(60L * i));
            assertThat(SourceAlert.of(state)).isEmpty();
        }

        state = failed(state, NOW.plusSeconds(240));

        assertThat(state.visits().failures()).isEqualTo(4);
        assertThat(state.since()).isEqualTo(NOW.plusSeconds(60));
        assertThat(SourceAlert.of(state)).get().satisfies(alert -> {
            assertThat(alert.title()).isEqualTo("The source harbour (Office of harbour) does not answer well");
            assertThat(alert.why()).isEqualTo("The server answers 500.");
            assertThat(alert.facts()).containsEntry("health", "failing").containsEntry("side", "AA");
        });
    }

    @Test
    void alertsAboutALastingFailureAfterTwoPolls() {
        SourceState once = failed(NEW, NOW);

        assertThat(SourceAlert.of(failed(once, NOW.plus(Duration.ofMinutes(19)))))
                .isEmpty();
        assertThat(SourceAlert.of(failed(once, NOW.plus(Duration.ofMinutes(20)))))
                .isPresent();
    }

    @Test
    void keepsOneAlertAsLongAsTheFailureLasts() {
        SourceState once = failed(NEW, NOW);
        SourceState twice = failed(once, NOW.plus(Duration.ofMinutes(30)));
        SourceState thrice = failed(twice, NOW.plus(Duration.ofMinutes(60)));
        SourceState again =
                failed(answered(thrice, List.of(), NOW.plus(Duration.ofMinutes(90))), NOW.plusSeconds(9000));
        again = failed(again, NOW.plusSeconds(20000));

        assertThat(id(twice)).isPresent().isEqualTo(id(thrice));
        assertThat(id(again)).isPresent().isNotEqualTo(id(thrice));
    }

    @Test
    void alertsAtOnceAboutARefusalAndAGoneSource() {
        assertThat(SourceAlert.of(SourceHealth.refused(NEW, "robots.txt refuses", NOW, NOW)))
                .isPresent();
        SourceState gone = SourceHealth.gone(NEW, "it is gone", NOW);
        assertThat(SourceAlert.of(gone)).isPresent();
        assertThat(gone.visits().due()).isNull();
    }

    @Test
    void startsAnewWhenTheCatalogueChangesTheAddressOfASource() {
        SourceState failing = failed(failed(answered(NEW, List.of(NOW), NOW), NOW), NOW.plusSeconds(9000));

        SourceState corrected = SourceHealth.of(
                TestJobs.source("harbour", "https://harbours.example/new"), failing, NOW.plusSeconds(9001));

        assertThat(corrected.health()).isEqualTo(Health.UNTRIED);
        assertThat(corrected.visits().failures()).isZero();
        assertThat(corrected.items()).isEqualTo(1);
    }

    private static Optional<String> id(SourceState state) {
        return SourceAlert.of(state).map(Alert::id);
    }
}

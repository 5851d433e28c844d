package org.onrecord.ingest.crawl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.onrecord.ingest.crawl.TestJobs.NOW;
import static org.onrecord.ingest.crawl.TestJobs.visit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.onrecord.events.HostPace;
import org.onrecord.ingest.fetch.PolitenessPolicy;
import org.onrecord.ingest.robots.RobotsPolicy;

class FrontierTest {
    private static final Instant LATER = NOW.plusSeconds(2);

    private final Map<String, HostPace> paces = new HashMap<>();
    private final Frontier frontier = new Frontier(
            new PolitenessPolicy(Duration.ofSeconds(1), Duration.ofHours(1), 0),
            host -> Optional.ofNullable(paces.get(host)));

    private static RobotsPolicy rules(String file) {
        return RobotsPolicy.ofFile(file.getBytes(UTF_8));
    }

    /** Adds a job whose host's rules are known. */
    private void known(FetchJob job, String file) {
        frontier.add(job, NOW);
        frontier.rules("https://" + job.host(), rules(file), NOW);
    }

    @Test
    void tellsHostsApartByTheirPort() {
        assertThat(Frontier.hostOf("https://Harbours.example/a")).contains("harbours.example");
        assertThat(Frontier.hostOf("http://harbours.example:80/a")).contains("harbours.example");
        assertThat(Frontier.hostOf("http://harbours.example:8080/a")).contains("harbours.example:8080");
        assertThat(Frontier.hostOf("http://[2606::1]:8080/a")).contains("[2606:0:0:0:0:0:0:1]:8080");
        assertThat(Frontier.hostOf("ftp://harbours.example/a")).isEmpty();
    }

    @Test
    void fetchesRobotsTxtBeforeAnythingElse() {
        FetchJob.Visit waiting = visit("harbours.example", "1", Instant.EPOCH);
        frontier.add(waiting, NOW);

        assertThat(frontier.start(LATER, 9))
                .containsExactly(FetchJob.Robots.of("harbours.example", "https://harbours.example"));
        assertThat(frontier.start(LATER, 9)).isEmpty();

        FetchJob robots = FetchJob.Robots.of("harbours.example", "https://harbours.example");
        frontier.rules("https://harbours.example", rules(""), LATER);
        frontier.done(robots, LATER, LATER);
        assertThat(frontier.start(LATER.plusMillis(999), 9)).isEmpty();
        assertThat(frontier.start(LATER.plusSeconds(1), 9)).containsExactly(waiting);
    }

    @Test
    void fetchesOutdatedRulesAgain() {
        known(visit("harbours.example", "1", NOW), "");

        assertThat(frontier.start(NOW.plus(Duration.ofHours(25)), 9))
                .containsExactly(FetchJob.Robots.of("harbours.example", "https://harbours.example"));
    }

    @Test
    void makesOneRequestAtATimeToAHostWithItsDelayBetween() {
        known(visit("harbours.example", "1", NOW), "Crawl-delay: 3\nUser-agent: *\nCrawl-delay: 5");
        frontier.add(visit("harbours.example", "2", NOW.plusMillis(1)), NOW);

        List<FetchJob> first = frontier.start(LATER, 9);
        assertThat(first).hasSize(1);
        assertThat(frontier.start(LATER.plusSeconds(60), 9)).isEmpty();

        Instant finished = LATER.plusSeconds(60);
        frontier.done(first.getFirst(), LATER, finished);
        assertThat(frontier.start(finished.plusMillis(4_999), 9)).isEmpty();
        assertThat(frontier.start(finished.plusMillis(5_000), 9)).hasSize(1);
    }

    @Test
    void waitsTheFullDelayOfANewHost() {
        paces.put("harbours.example", new HostPace("harbours.example", 10_000L, null));
        paces.put("ferries.example", new HostPace("ferries.example", null, NOW.plusSeconds(60)));
        frontier.add(visit("harbours.example", "1", NOW), NOW);
        frontier.add(visit("ferries.example", "1", NOW), NOW);

        assertThat(frontier.start(NOW.plusMillis(9_999), 9)).isEmpty();
        assertThat(frontier.start(NOW.plusSeconds(10), 9)).hasSize(1);
        assertThat(frontier.start(NOW.plusSeconds(59), 9)).isEmpty();
        assertThat(frontier.start(NOW.plusSeconds(60), 9)).hasSize(1);
    }

    @Test
    void letsNoHostStarveWhenThereIsLittleRoom() {
        List<FetchJob> started = new ArrayList<>();
        for (int host = 0; host < 20; host++) {
            for (int item = 0; item < 5; item++) {
                known(visit("h" + host + ".example", Integer.toString(item), NOW), "");
            }
        }

        Instant now = LATER;
        for (int round = 0; round < 20; round++) {
            List<FetchJob> some = frontier.start(now, 2);
            for (FetchJob job : some) {
                frontier.done(job, now, now);
            }
            started.addAll(some);
            now = now.plusSeconds(1);
        }

        assertThat(started).hasSize(40).extracting(FetchJob::host).hasSize(40);
        assertThat(started.stream().map(FetchJob::host).distinct()).hasSize(20);
    }

    @Test
    void aJobReplacesAWaitingOneWithTheSameKey() {
        known(visit("harbours.example", "1", NOW.plusSeconds(3_000)), "");
        frontier.add(visit("harbours.example", "1", NOW), NOW);

        assertThat(frontier.size()).isEqualTo(1);
        assertThat(frontier.start(LATER, 9)).containsExactly(visit("harbours.example", "1", NOW));
        assertThat(frontier.size()).isZero();
    }

    @Test
    void aJobThatNeedsNoRequestCostsItsHostNoDelay() {
        known(visit("harbours.example", "1", NOW), "User-agent: *\nDisallow: /1");
        frontier.add(visit("harbours.example", "2", NOW.plusMillis(1)), NOW);

        FetchJob first = frontier.start(LATER, 9).getFirst();
        assertThat(frontier.forbidden(first, LATER))
                .get()
                .isInstanceOfSatisfying(JobResult.Forbidden.class, forbidden -> {
                    assertThat(forbidden.reason()).startsWith("robots.txt of harbours.example refuses");
                    assertThat(forbidden.until()).isEmpty();
                });
        frontier.skipped(first);

        assertThat(frontier.start(LATER, 9)).hasSize(1);
    }

    @Test
    void saysHowLongAnUnavailableRobotsTxtBlocksEverything() {
        FetchJob job = visit("harbours.example", "1", NOW);
        frontier.add(job, NOW);
        frontier.rules(
                "https://harbours.example", RobotsPolicy.disallowForNow("out of order", Duration.ofMinutes(5)), NOW);

        assertThat(frontier.forbidden(job, LATER))
                .contains(new JobResult.Forbidden("out of order", Optional.of(NOW.plusSeconds(300))));
    }

    @Test
    void forgetsLostHostsAndTheJobsThatTheTableCanRestore() {
        known(visit("harbours.example", "1", NOW), "");
        known(visit("ferries.example", "1", NOW), "");

        frontier.keep(host -> host.equals("harbours.example"));
        assertThat(frontier.hosts()).isEqualTo(1);
        frontier.clear();
        assertThat(frontier.size()).isZero();
    }
}

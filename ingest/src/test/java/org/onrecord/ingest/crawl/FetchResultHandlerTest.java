package org.onrecord.ingest.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onrecord.ingest.crawl.TestJobs.NOW;
import static org.onrecord.ingest.crawl.TestJobs.source;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.onrecord.events.Alert;
import org.onrecord.events.EventJson;
import org.onrecord.events.FetchTask;
import org.onrecord.events.Ids;
import org.onrecord.events.SourceItem;
import org.onrecord.events.SourceState;
import org.onrecord.events.SourceState.Health;
import org.onrecord.events.http.Backoff;
import org.onrecord.events.http.Validators;
import org.onrecord.events.topic.Topic;
import org.onrecord.events.topic.Topics;
import org.onrecord.ingest.fetch.FetchResult;
import org.onrecord.ingest.fetch.PolitenessPolicy;
import org.onrecord.ingest.health.SourceAlert;
import org.onrecord.ingest.health.SourceHealth;
import org.onrecord.ingest.listing.Listing;
import org.onrecord.ingest.publish.RecordBatch;
import org.onrecord.ingest.publish.SourceTable;
import org.onrecord.ingest.robots.RobotsPolicy;
import org.onrecord.ingest.source.SourceSpec;
import org.onrecord.testing.DocumentBuilder;

class FetchResultHandlerTest {
    private static final String HOST = "harbours.example";
    private static final String FEED = "https://" + HOST + "/feed";
    private static final String PAGE = "https://" + HOST + "/notices/1";
    private static final SourceSpec SOURCE = source("harbour", FEED);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Map<String, SourceSpec> sources = new LinkedHashMap<>(Map.of("harbour", SOURCE));
    private final Set<String> foreign = new HashSet<>();
    private final SourceTable table = new SourceTable(sources::containsKey, (source, item) -> false);
    private final Frontier frontier =
            new Frontier(new PolitenessPolicy(Duration.ZERO, Duration.ofHours(1), 0), table::pace);
    private final FetchResultHandler handler = new FetchResultHandler(
            sources,
            table,
            frontier,
            host -> !foreign.contains(host),
            new Backoff(Duration.ofSeconds(30), Duration.ofHours(6), 1, new Random(1)::nextDouble),
            new CrawlMetrics(meters));
    private Instant now = NOW;
    private RecordBatch batch = new RecordBatch(() -> now);

    /** What was written since the last call. */
    private List<ProducerRecord<String, byte[]>> written(Topic topic) {
        return batch.records().stream()
                .filter(record -> record.topic().equals(topic.name()))
                .toList();
    }

    private <T> List<T> written(Topic topic, Class<T> type) {
        List<T> events = new ArrayList<>();
        written(topic).forEach(record -> {
            var event = EventJson.read(record.value(), org.onrecord.events.Event.class);
            if (type.isInstance(event)) {
                events.add(type.cast(event));
            }
        });
        return events;
    }

    /** The one job that may start at a time, its host's rules being known. */
    private FetchJob next(Instant at) {
        now = at;
        for (FetchJob job : frontier.start(at, 9)) {
            if (!(job instanceof FetchJob.Robots robots)) {
                return job;
            }
            frontier.rules(robots.site(), RobotsPolicy.allowAll(), at);
            frontier.done(robots, at, at);
        }
        return frontier.start(at, 9).getFirst();
    }

    private void settle(FetchJob job, JobResult result) {
        batch = new RecordBatch(() -> now);
        handler.settle(job, result, now, batch);
        frontier.done(job, now, now);
    }

    private static Listing.Listed listed(String id, String stamp) {
        return new Listing.Listed(
                id, "https://" + HOST + "/notices/" + id, new FetchTask.Entry("Notice " + id, null, null, stamp, ""));
    }

    private static JobResult.Listed list(Listing.Listed... items) {
        return new JobResult.Listed(
                new Listing.Read(List.of(items), List.of(), Optional.empty(), ""), Validators.NONE, null);
    }

    private static JobResult cutOff(String reason, Listing.Listed... before) {
        return new JobResult.Listed(
                new Listing.CutOff(List.of(before), Optional.empty(), reason), new Validators("\"f1\"", null), null);
    }

    private static JobResult.Article article(String text, Instant fetched) {
        return new JobResult.Article(
                DocumentBuilder.document("harbour", "1", text)
                        .id(Ids.document("harbour", "1"))
                        .version(Ids.hash(text))
                        .publisher("Office of harbour")
                        .side("AA")
                        .url(PAGE)
                        .title("Notice 1")
                        .fetched(fetched)
                        .language("en")
                        .build(),
                List.of(),
                new Validators("\"p1\"", null));
    }

    private static JobResult unread(FetchResult.Unread result) {
        return new JobResult.Unread(result);
    }

    private static JobResult failed(int status) {
        return unread(new FetchResult.Failed("the server answers " + status, Optional.of(status), status >= 500));
    }

    private SourceState state() {
        return table.state("harbour").orElseThrow();
    }

    private SourceItem.Page page() {
        return Objects.requireNonNull(table.item("harbour", "1").orElseThrow().page());
    }

    private Instant pageDue() {
        return Objects.requireNonNull(page().due());
    }

    private Instant sourceDue() {
        return Objects.requireNonNull(state().visits().due());
    }

    /** The source is looked at and its page is waited for. */
    private FetchJob.Visit listedOnce() {
        handler.survey(batch, () -> now);
        settle(next(now), list(listed("1", "a")));
        written(Topics.FETCHES, FetchTask.class).forEach(task -> handler.take(task, now));
        return (FetchJob.Visit) next(now);
    }

    @Test
    void pollsASourceAtOnceAndFetchesItsPagesWhenTheyAreListed() {
        handler.survey(batch, () -> now);
        assertThat(written(Topics.SOURCES, SourceState.class))
                .extracting(SourceState::health)
                .containsExactly(Health.UNTRIED);

        settle(next(now), list(listed("1", "a"), listed("2", "a")));

        assertThat(written(Topics.FETCHES, FetchTask.class))
                .extracting(FetchTask::host, FetchTask::url)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(HOST, PAGE),
                        org.assertj.core.groups.Tuple.tuple(HOST, PAGE.replace("1", "2")));
        assertThat(state().health()).isEqualTo(Health.FINE);
        assertThat(state().items()).isEqualTo(2);
    }

    @Test
    void aFeedThatIsCutOffFailsWithTheReasonAndKeepsWhatItListsBeforeTheBreak() {
        String reason = "the feed is cut off inside item 2, \"Notice 2\", so only the items before it can be read";
        handler.survey(batch, () -> now);

        settle(next(now), cutOff(reason, listed("1", "a")));

        assertThat(written(Topics.FETCHES, FetchTask.class))
                .extracting(FetchTask::url)
                .containsExactly(PAGE);
        assertThat(state().health()).isEqualTo(Health.FAILING);
        assertThat(state().reason()).isEqualTo(reason);
        assertThat(state().items()).isEqualTo(1);
        assertThat(state().visits().failures()).isEqualTo(1);
        assertThat(state().visits().lastSuccess()).isNull();
        assertThat(state().visits().lastNew()).isEqualTo(now);
        assertThat(meters.counter("onrecord.ingest.fetches", "source", "harbour", "outcome", "cut-off")
                        .count())
                .isEqualTo(1);

        settle(next(sourceDue()), cutOff(reason, listed("1", "a")));

        assertThat(written(Topics.ALERTS_SOURCE, Alert.class)).hasSize(1);
        assertThat(state().items()).isEqualTo(1);
    }

    @Test
    void aFeedThatWasCutOffIsFineAgainWhenItIsWhole() {
        handler.survey(batch, () -> now);
        settle(next(now), cutOff("the feed is cut off inside its first item, so no item can be read"));

        settle(next(sourceDue()), list(listed("1", "a")));

        assertThat(state().health()).isEqualTo(Health.FINE);
        assertThat(state().visits().failures()).isZero();
        assertThat(state().items()).isEqualTo(1);
    }

    @Test
    void publishesAPageOnce() {
        FetchJob.Visit visit = listedOnce();

        settle(visit, article("The lights stay on.", now));
        assertThat(written(Topics.DOCUMENTS)).hasSize(1);
        assertThat(page().due()).isEqualTo(now.plus(Duration.ofHours(1)));
        assertThat(page().validators().etag()).isEqualTo("\"p1\"");

        settle(visitAt(pageDue()), article("The lights stay on.", now));
        assertThat(written(Topics.DOCUMENTS)).isEmpty();
    }

    @Test
    void aRepeatedTaskDoesNothing() {
        FetchJob.Visit visit = listedOnce();
        settle(visit, article("The lights stay on.", now));

        handler.take(visit.task(), now);

        assertThat(frontier.start(now.plusSeconds(600), 9)).isEmpty();
    }

    @Test
    void aTaskThatArrivesDuringTheFetchOfItsPageIsDone() {
        FetchJob.Visit visit = listedOnce();
        handler.take(visit.task(), now);

        settle(visit, article("The lights stay on.", now));

        assertThat(frontier.start(now.plusSeconds(600), 9)).isEmpty();
    }

    @Test
    void fetchesAPageAgainWhenItsEntryChangesDuringTheFetch() {
        FetchJob.Visit visit = listedOnce();
        handler.settle(
                new FetchJob.Poll(SOURCE, HOST, FEED, FEED, 0, false, now),
                list(listed("1", "b")),
                now,
                new RecordBatch(() -> now));

        settle(visit, article("The lights stay on.", now));

        assertThat(page().due()).isEqualTo(now);
    }

    @Test
    void triesAFailingPageForADayAndThenRefusesIt() {
        FetchJob job = listedOnce();
        for (int i = 1; i < FetchSchedule.TRIES; i++) {
            settle(job, failed(500));
            assertThat(page().failures()).isEqualTo(i);
            assertThat(pageDue()).isAfter(now);
            job = visitAt(pageDue());
        }
        assertThat(written(Topics.DEAD_LETTERS)).isEmpty();

        settle(job, failed(500));

        assertThat(written(Topics.DEAD_LETTERS)).hasSize(1);
        assertThat(page().due()).isNotNull();
    }

    private FetchJob.Visit visitAt(Instant at) {
        now = at;
        for (int i = 0; i < 5; i++) {
            for (FetchJob job : frontier.start(at, 9)) {
                if (job instanceof FetchJob.Visit visit) {
                    return visit;
                }
                if (job instanceof FetchJob.Robots robots) {
                    frontier.rules(robots.site(), RobotsPolicy.allowAll(), at);
                } else {
                    handler.settle(
                            job, unread(new FetchResult.NotModified(Validators.NONE)), at, new RecordBatch(() -> at));
                }
                frontier.done(job, at, at);
            }
        }
        throw new AssertionError("no visit is due at " + at);
    }

    @Test
    void refusesAPageThatIsGone() {
        settle(listedOnce(), unread(new FetchResult.Gone(410)));

        assertThat(written(Topics.DEAD_LETTERS)).hasSize(1);
        assertThat(page().due()).isNull();
    }

    @Test
    void keepsAPublishedPageThatIsGone() {
        settle(listedOnce(), article("The lights stay on.", now));
        settle(visitAt(pageDue()), unread(new FetchResult.Gone(410)));

        assertThat(written(Topics.DEAD_LETTERS)).isEmpty();
        assertThat(table.item("harbour", "1").orElseThrow().version()).isEqualTo(Ids.hash("The lights stay on."));
        assertThat(page().due()).isNull();
    }

    @Test
    void aThrottledPageDelaysItsHostOnlyForTheTimeThatItNames() {
        FetchJob.Visit visit = listedOnce();

        settle(visit, unread(new FetchResult.Throttled(Duration.ofHours(1), 429)));

        assertThat(table.pace(HOST).orElseThrow().notBefore()).isAfterOrEqualTo(now.plus(Duration.ofHours(1)));
        assertThat(page().due()).isAfterOrEqualTo(now.plus(Duration.ofHours(1)));

        visit = visitAt(pageDue().plusSeconds(60));
        settle(visit, unread(new FetchResult.Throttled(Duration.ZERO, 503)));
        assertThat(table.pace(HOST).orElseThrow().notBefore()).isBefore(now.plusSeconds(31));
    }

    @Test
    void aPageBehindRedirectsKeepsTheAddressOfTheLastThatIsForGood() {
        FetchJob.Visit visit = listedOnce();

        settle(visit, unread(new FetchResult.Redirected("https://" + HOST + "/a", true)));
        assertThat(page().address()).isEqualTo("https://" + HOST + "/a");
        settle(visitAt(now), unread(new FetchResult.Redirected("https://" + HOST + "/b", false)));
        assertThat(page().address()).isEqualTo("https://" + HOST + "/a");
        assertThat(page().redirect()).isEqualTo("https://" + HOST + "/b");
        settle(visitAt(now), article("The lights stay on.", now));

        assertThat(page().address()).isEqualTo("https://" + HOST + "/a");
        assertThat(page().redirect()).isNull();
        assertThat(page().hops()).isZero();
    }

    @Test
    void abandonsEndlessRedirects() {
        FetchJob.Visit visit = listedOnce();
        for (int i = 0; i < 6; i++) {
            settle(visit, unread(new FetchResult.Redirected("https://" + HOST + "/more" + i, false)));
            visit = visitAt(now);
        }

        settle(visit, unread(new FetchResult.Redirected("https://" + HOST + "/more", false)));

        assertThat(written(Topics.DEAD_LETTERS)).hasSize(1);
    }

    @Test
    void handsOverASourceThatRedirectsToAHostOfAnotherProcessAndPollsItAgainIfNothingHappens() {
        foreign.add("ferries.example");
        handler.survey(batch, () -> now);

        settle(next(now), unread(new FetchResult.Redirected("https://ferries.example/feed", false)));

        assertThat(written(Topics.FETCHES, FetchTask.class))
                .extracting(FetchTask::host)
                .containsExactly("ferries.example");
        assertThat(next(now.plus(Duration.ofMinutes(2)))).isInstanceOf(FetchJob.Poll.class);
    }

    @Test
    void doesNotRepeatAPollThatAnotherProcessFinished() {
        foreign.add("ferries.example");
        handler.survey(batch, () -> now);
        settle(next(now), unread(new FetchResult.Redirected("https://ferries.example/feed", false)));

        handler.plan(SourceHealth.answered(state(), List.of(), "", Validators.NONE, now.plusSeconds(1800), now), now);

        assertThat(frontier.start(now.plus(Duration.ofMinutes(29)), 9)).isEmpty();
        assertThat(frontier.start(now.plus(Duration.ofMinutes(30)), 9)).hasSize(1);
    }

    @Test
    void pollsASourceThatMovedTwiceAtItsPresentAddress() {
        handler.survey(batch, () -> now);
        settle(next(now), unread(new FetchResult.Redirected("https://" + HOST + "/second", true)));
        settle(next(now), list());
        assertThat(state().moved()).isEqualTo("https://" + HOST + "/second");

        settle(next(sourceDue()), unread(new FetchResult.Redirected("https://" + HOST + "/third", true)));
        settle(next(now), unread(new FetchResult.NotModified(Validators.NONE)));

        assertThat(state().moved()).isEqualTo("https://" + HOST + "/third");
    }

    @Test
    void pollsTheOldAddressWhenTheNewOneIsDead() {
        handler.survey(batch, () -> now);
        settle(next(now), unread(new FetchResult.Redirected("https://" + HOST + "/second", true)));
        settle(next(now), list());
        for (int i = 0; i < SourceAlert.OFTEN; i++) {
            settle(next(sourceDue()), failed(500));
        }

        assertThat(next(sourceDue()).url()).isEqualTo(FEED);
    }

    @Test
    void alertsAboutAMissingSourceAfterTheSecondPollWithinTheHour() {
        handler.survey(batch, () -> now);
        Instant died = now;
        settle(next(now), failed(404));
        assertThat(written(Topics.ALERTS_SOURCE)).isEmpty();

        settle(next(sourceDue()), failed(404));

        assertThat(written(Topics.ALERTS_SOURCE, Alert.class)).hasSize(1);
        assertThat(Duration.between(died, now)).isLessThanOrEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void withdrawsTheAlertWhenTheAddressIsCorrected() {
        handler.survey(batch, () -> now);
        settle(next(now), unread(new FetchResult.Gone(410)));
        String alert = written(Topics.ALERTS_SOURCE).getFirst().key();

        sources.put("harbour", source("harbour", "https://" + HOST + "/corrected"));
        batch = new RecordBatch(() -> now);
        handler.survey(batch, () -> now);

        assertThat(written(Topics.ALERTS_SOURCE)).singleElement().satisfies(record -> {
            assertThat(record.key()).isEqualTo(alert);
            assertThat(record.value()).isNull();
        });
        assertThat(next(now).url()).isEqualTo("https://" + HOST + "/corrected");
    }

    @Test
    void forgetsASourceThatIsInNoCatalogueAndItsAlert() {
        handler.survey(batch, () -> now);
        settle(next(now), unread(new FetchResult.Gone(410)));
        sources.clear();

        batch = new RecordBatch(() -> now);
        handler.removeUnknown(batch);

        assertThat(written(Topics.SOURCES))
                .singleElement()
                .satisfies(record -> assertThat(record.value()).isNull());
        assertThat(written(Topics.ALERTS_SOURCE))
                .singleElement()
                .satisfies(record -> assertThat(record.value()).isNull());
    }

    @Test
    void recordsThePauseThatAHostAsksFor() {
        handler.survey(batch, () -> now);
        FetchJob robots = frontier.start(now, 9).getFirst();

        settle(robots, new JobResult.Rules(RobotsPolicy.ofFile("User-agent: *\nCrawl-delay: 7".getBytes())));

        assertThat(table.pace(HOST).orElseThrow().delayMillis()).isEqualTo(7_000);
        assertThat(written(Topics.SOURCES)).extracting(ProducerRecord::key).containsExactly("//" + HOST);
        assertThat(frontier.start(now.plusMillis(6_999), 9)).isEmpty();
        assertThat(frontier.start(now.plusMillis(7_000), 9)).hasSize(1);
    }

    @Test
    void followsARedirectOfRobotsTxtInTheOtherHostsTurn() {
        handler.survey(batch, () -> now);
        FetchJob robots = frontier.start(now, 9).getFirst();

        settle(robots, unread(new FetchResult.Redirected("https://www.harbours.example/robots.txt", true)));
        assertThat(frontier.start(now, 9))
                .containsExactly(new FetchJob.Robots(
                        "www.harbours.example", "https://" + HOST, "https://www.harbours.example/robots.txt", 1));
        FetchJob moved = new FetchJob.Robots(
                "www.harbours.example", "https://" + HOST, "https://www.harbours.example/robots.txt", 1);
        settle(moved, new JobResult.Rules(RobotsPolicy.allowAll()));

        assertThat(frontier.start(now, 9)).singleElement().isInstanceOf(FetchJob.Poll.class);
    }

    @Test
    void pollsASourceAgainWhenItsRobotsTxtIsFetchedAgain() {
        handler.survey(batch, () -> now);
        FetchJob poll = next(now);

        settle(poll, new JobResult.Forbidden("robots.txt: the server answers 500", Optional.of(now.plusSeconds(300))));

        assertThat(state().health()).isEqualTo(Health.FAILING);
        assertThat(state().visits().due()).isEqualTo(now.plusSeconds(300));
    }
}

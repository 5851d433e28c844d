package org.onrecord.ingest.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.events.Alert;
import org.onrecord.events.Document;
import org.onrecord.events.Event;
import org.onrecord.events.EventJson;
import org.onrecord.events.Forgotten;
import org.onrecord.events.Forgotten.What;
import org.onrecord.events.Ids;
import org.onrecord.events.SourceItem;
import org.onrecord.events.SourceState;
import org.onrecord.events.capture.CaptureReader;
import org.onrecord.events.capture.CaptureVerifier;
import org.onrecord.events.capture.WarcRecords;
import org.onrecord.events.deadletter.DeadLetterHeaders;
import org.onrecord.events.topic.TextHeaders;
import org.onrecord.events.topic.Topic;
import org.onrecord.events.topic.Topics;
import org.onrecord.ingest.fetch.AddressGuard;
import org.onrecord.ingest.fetch.FetchSettings;
import org.onrecord.ingest.fetch.PolitenessPolicy;
import org.onrecord.ingest.source.SourceSpec;
import org.onrecord.testing.Await;
import org.onrecord.testing.MisbehavingServer;
import org.onrecord.testing.Records;
import org.onrecord.testing.TestBroker;

@Timeout(value = 3, unit = TimeUnit.MINUTES)
class CrawlerIT {
    private static final String FEED = "HTTP/1.1 200 OK\nContent-Type: application/rss+xml";
    private static final String HTML = "HTTP/1.1 200 OK\nContent-Type: text/html; charset=utf-8";
    private static final PolitenessPolicy QUICK = new PolitenessPolicy(Duration.ofMillis(20), Duration.ofHours(1), 0);

    @TempDir
    private Path captures;

    private final TestClock clock = new TestClock();
    private final List<MisbehavingServer> servers = new ArrayList<>();
    private final List<Crawler> crawlers = new ArrayList<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final MisbehavingServer server = server();
    private TestBroker broker;

    @BeforeEach
    void empty() throws Exception {
        broker = TestBroker.empty();
    }

    @AfterEach
    void close() {
        crawlers.forEach(Crawler::close);
        servers.forEach(MisbehavingServer::close);
    }

    @Test
    void publishesThePagesOfAFeedOnceWithTheirCaptures() throws Exception {
        server.answer("/feed", FEED + "\nETag: \"f1\"", feed(server, 1, 2, 3));
        page(server, 1, "The pilots keep their boats.");
        page(server, 2, "The ferries sail on Sunday.");
        page(server, 3, "The lights stay on.");

        Crawler crawler = crawl(source("harbour", server));
        awaitDocuments(3);

        assertThat(documents()).extracting(Document::title).contains("Notice 1", "Notice 2", "Notice 3");
        Document first = document(1);
        assertThat(first.text()).contains("The pilots keep their boats.");
        assertThat(first.publisher()).isEqualTo("Office of harbour");
        assertThat(first.url()).isEqualTo(server.url("/notices/1"));
        assertThat(new CaptureReader(captures).read(Objects.requireNonNull(first.capture())))
                .isInstanceOfSatisfying(
                        CaptureReader.Result.Found.class,
                        read -> assertThat(new String(read.capture().payload(), StandardCharsets.UTF_8))
                                .contains("The pilots keep their boats."));
        assertThat(state("harbour").health()).isEqualTo(SourceState.Health.FINE);
        assertThat(state("harbour").items()).isEqualTo(3);
        assertThat(meters.get("onrecord.ingest.items")
                        .tags("source", "harbour", "outcome", "published")
                        .counter()
                        .count())
                .isEqualTo(3);
        crawler.close();
    }

    @Test
    void sendsConditionalRequestsAfterTheFirst() throws Exception {
        server.on("/feed", exchange -> {
            if (exchange.request().header("If-None-Match").equals(Optional.of("\"f1\""))) {
                exchange.send("HTTP/1.1 304 Not Modified\n\n").keepOpen();
            } else {
                exchange.send(FEED + "\nETag: \"f1\"", feed(server, 1).getBytes(StandardCharsets.UTF_8));
            }
        });
        server.on("/notices/1", exchange -> {
            if (exchange.request().header("If-None-Match").equals(Optional.of("\"p1\""))) {
                exchange.send("HTTP/1.1 304 Not Modified\n\n").keepOpen();
            } else {
                exchange.send(HTML + "\nETag: \"p1\"", html(1, "The lights stay on."));
            }
        });
        crawl(source("harbour", server));
        awaitDocuments(1);

        clock.advance(Duration.ofMinutes(61));

        await("the feed unchanged", () -> state("harbour").health() == SourceState.Health.UNCHANGED);
        await("the page asked again", () -> server.requests("/notices/1") == 2);
        await("the page's next time", this::isPagePlanned);
        assertThat(documents()).hasSize(1);
    }

    @Test
    void passesOverRecordsThatCannotBeUsed() throws Exception {
        try (KafkaProducer<String, byte[]> writer = broker.kafka().producer()) {
            writer.send(new ProducerRecord<>(Topics.FETCHES.name(), "127.0.0.1", null));
            writer.send(new ProducerRecord<>(Topics.FETCHES.name(), "127.0.0.1", new byte[] {'{'}));
            writer.send(new ProducerRecord<>(Topics.SOURCES.name(), "harbour/9", new byte[] {'{'}));
        }
        server.answer("/feed", FEED, feed(server, 1));
        page(server, 1, "The lights stay on.");

        Crawler crawler = crawl(source("harbour", server));
        awaitDocuments(1);

        await("the dead letters", () -> broker.records(Topics.DEAD_LETTERS).size() == 3);
        assertThat(broker.records(Topics.DEAD_LETTERS))
                .extracting(record -> TextHeaders.of(record.headers()).get(DeadLetterHeaders.TOPIC))
                .containsExactlyInAnyOrder(Topics.FETCHES.name(), Topics.FETCHES.name(), Topics.SOURCES.name());
        assertThat(crawler.notReady()).isEmpty();
        assertThat(meters.counter("onrecord.ingest.records.unusable", "topic", Topics.FETCHES.name())
                        .count())
                .isEqualTo(2);
    }

    @Test
    void startsWhereItStoppedAndRepeatsNothing() throws Exception {
        server.answer("/feed", FEED, feed(server, 1, 2));
        page(server, 1, "The lights stay on.");
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch gate = new CountDownLatch(1);
        server.on("/notices/2", exchange -> {
            asked.countDown();
            gate.await();
            exchange.send(HTML, html(2, "The ferries sail on Sunday."));
        });
        Crawler first = crawl(source("harbour", server));
        awaitDocuments(1);
        asked.await();

        // With a request under way, of which nothing is written.
        first.close();
        gate.countDown();
        crawl(source("harbour", server));

        awaitDocuments(2);
        clock.advance(Duration.ofMinutes(31));
        await("another look at the feed", () -> server.requests("/feed") == 2);
        assertThat(documents()).hasSize(2);
        assertThat(server.requests("/notices/1")).isEqualTo(1);
        assertThat(server.requests("/notices/2")).isEqualTo(2);
    }

    @Test
    void keepsNothingOfAPageThatIsDeletedForGoodWhileItIsFetched() throws Exception {
        server.answer("/feed", FEED, feed(server, 1));
        server.on("/notices/1", exchange -> {
            Records.write(
                    broker.kafka(),
                    Topics.FORGOTTEN,
                    new Forgotten(What.DOCUMENT, Ids.document("harbour", "1"), "x", "Ada", Instant.EPOCH, false));
            TimeUnit.MILLISECONDS.sleep(1_200); // A slow server: ingest asks for notes once a second.
            exchange.send(HTML, html(1, "The lights stay on."));
        });

        crawl(source("harbour", server));
        await(
                "the page read",
                () -> meters.find("onrecord.ingest.fetch").tag("kind", "visit").timer() != null);

        await("the capture erased", () -> captured().stream().noneMatch(url -> url.endsWith("/notices/1")));
        assertThat(documents()).isEmpty();
        assertThat(item("harbour", "1").version()).isEqualTo("asked");
    }

    /** Returns the addresses of all captures. */
    private List<String> captured() throws IOException {
        List<String> urls = new ArrayList<>();
        for (Path file : new CaptureVerifier(captures).files()) {
            try (WarcRecords records = WarcRecords.open(file)) {
                for (var next = records.next(); next.isPresent(); next = records.next()) {
                    if (next.get() instanceof WarcRecords.Entry.Captured each) {
                        urls.add(each.capture().url());
                    }
                }
            }
        }
        return urls;
    }

    @Test
    void recordsThatAFeedHasMovedForGood() throws Exception {
        server.on("/old", exchange -> exchange.send("HTTP/1.1 301 Moved\nLocation: /feed", new byte[0]));
        server.answer("/feed", FEED, feed(server, 1));
        page(server, 1, "The lights stay on.");
        crawl(source("harbour", server.url("/old")));
        awaitDocuments(1);

        clock.advance(Duration.ofMinutes(31));

        await("another look", () -> server.requests("/feed") == 2);
        assertThat(server.requests("/old")).isEqualTo(1);
        assertThat(state("harbour").moved()).isEqualTo(server.url("/feed"));
    }

    @Test
    void followsAPageToAnotherHost() throws Exception {
        MisbehavingServer other = server();
        server.answer("/feed", FEED, feed(server, 1));
        server.on(
                "/notices/1",
                exchange -> exchange.send("HTTP/1.1 302 Found\nLocation: " + other.url("/elsewhere"), new byte[0]));
        other.on("/elsewhere", exchange -> exchange.send(HTML, html(1, "The lights stay on.")));

        crawl(source("harbour", server));

        awaitDocuments(1);
        assertThat(documents().getFirst().url()).isEqualTo(server.url("/notices/1"));
        assertThat(other.requests().getFirst().target()).isEqualTo("/robots.txt");
    }

    @Test
    void doesNotFetchAgainWhatIsGone() throws Exception {
        server.answer("/feed", FEED, feed(server, 1));
        server.answer("/notices/1", "HTTP/1.1 410 Gone", "");
        crawl(source("harbour", server));
        await("the dead letter", () -> broker.records(Topics.DEAD_LETTERS).size() == 1);

        clock.advance(Duration.ofDays(2));

        await("another look", () -> server.requests("/feed") == 2);
        assertThat(server.requests("/notices/1")).isEqualTo(1);
        assertThat(page().due()).isNull();
        byte[] reason = broker.records(Topics.DEAD_LETTERS)
                .getFirst()
                .headers()
                .lastHeader(DeadLetterHeaders.REASON)
                .value();
        assertThat(new String(reason, StandardCharsets.UTF_8)).contains("gone for good");
    }

    @Test
    void pausesAHostAsLongAsItAsksEvenAfterARestart() throws Exception {
        server.answer("/feed", FEED, feed(server, 1, 2));
        page(server, 2, "The ferries sail on Sunday.");
        server.on("/notices/1", exchange -> {
            if (server.requests("/notices/1") == 1) {
                exchange.send("HTTP/1.1 429 Too Many Requests\nRetry-After: 3600", new byte[0]);
            } else {
                exchange.send(HTML, html(1, "The lights stay on."));
            }
        });
        Crawler first = crawl(source("harbour", server));
        await("the pause recorded", () -> paces() == 1);
        int before = server.requests().size();
        first.close();

        crawl(source("harbour", server));
        await("the crawl at work", () -> crawlers.getLast().notReady().isEmpty());
        clock.advance(Duration.ofMinutes(59));
        TimeUnit.MILLISECONDS.sleep(500);
        assertThat(server.requests()).hasSize(before);

        clock.advance(Duration.ofMinutes(3));
        awaitDocuments(2);
    }

    @Test
    void obeysRobotsTxt() throws Exception {
        server.answer("/robots.txt", "HTTP/1.1 200 OK", "User-agent: *\nDisallow: /feed\n");

        crawl(source("harbour", server));

        await("the alert", () -> alerts(Topics.ALERTS_SOURCE).size() == 1);
        assertThat(state("harbour").health()).isEqualTo(SourceState.Health.REFUSED);
        assertThat(alerts(Topics.ALERTS_SOURCE).getFirst().title()).contains("refuses robots");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void alertsAboutAnEditWithItsChangesButNotAboutLooks() throws Exception {
        server.answer("/feed", FEED, feed(server, 1));
        page(server, 1, "The ministry said that the lights “stay on” - for now.");
        crawl(source("harbour", server));
        awaitDocuments(1);

        page(server, 1, "The  ministry said that the lights \"stay on\" – for now.");
        clock.advance(Duration.ofMinutes(61));
        await("the page asked again", () -> server.requests("/notices/1") == 2);
        await("the page's next time", this::isPagePlanned);
        assertThat(documents()).hasSize(1);

        page(server, 1, "The ministry said that the lights “may stay on” - for now.");
        clock.advance(Duration.ofHours(6));
        awaitDocuments(2);

        assertThat(documents())
                .extracting(Document::id)
                .containsOnly(document(1).id());
        await("the alert", () -> alerts(Topics.ALERTS_DOCUMENT_CHANGED).size() == 1);
        assertThat(alerts(Topics.ALERTS_DOCUMENT_CHANGED).getFirst().changes())
                .containsExactly(new Alert.Change(
                        "The ministry said that the lights “stay on” - for now.",
                        "The ministry said that the lights “may stay on” - for now."));
    }

    @Test
    void alertsAboutADeadSourceWithinTheHourAndWithdrawsTheAlertWhenItRecovers() throws Exception {
        server.answer("/feed", FEED, feed(server, 1));
        page(server, 1, "The lights stay on.");
        crawl(source("harbour", server));
        awaitDocuments(1);
        Instant died = clock.instant();
        server.answer("/feed", "HTTP/1.1 404 Not Found", "");

        while (alerts(Topics.ALERTS_SOURCE).isEmpty()) {
            clock.advance(Duration.ofMinutes(1));
            TimeUnit.MILLISECONDS.sleep(150);
        }

        assertThat(Duration.between(died, clock.instant())).isLessThan(Duration.ofHours(1));
        assertThat(alerts(Topics.ALERTS_SOURCE).getFirst().why()).contains("404");

        server.answer("/feed", FEED, feed(server, 1));
        clock.advance(Duration.ofMinutes(31));
        await("the alert withdrawn", () -> alerts(Topics.ALERTS_SOURCE).isEmpty());
    }

    @Test
    void readsWhatAFeedListsBeforeItIsCutOffAndTheRestWhenItIsWholeAgain() throws Exception {
        String whole = feed(server, 1, 2);
        server.answer("/feed", FEED, whole.substring(0, whole.indexOf("<link>" + server.url("/notices/2")) + 12));
        page(server, 1, "The lights stay on.");
        page(server, 2, "The pilots keep their boats.");
        crawl(source("harbour", server));
        awaitDocuments(1);

        assertThat(state("harbour").health()).isEqualTo(SourceState.Health.FAILING);
        assertThat(state("harbour").reason())
                .isEqualTo("the feed is cut off inside item 2, \"Notice 2\", so only the items before it can be read;"
                        + " look at the address in a browser");
        assertThat(state("harbour").items()).isEqualTo(1);

        server.answer("/feed", FEED, whole);
        clock.advance(Duration.ofMinutes(31));
        awaitDocuments(2);
        await("the source fine", () -> state("harbour").health() == SourceState.Health.FINE);
    }

    @Test
    void publishesTheTextInTheList() throws Exception {
        server.answer(
                "/feed",
                FEED,
                "<rss version=\"2.0\"><channel><title>Notices</title><item><guid>a</guid><title>Lights</title>"
                        + "<description>The lights stay on.</description></item></channel></rss>");

        crawl(new SourceSpec(
                "harbour",
                SourceSpec.Kind.FEED,
                server.url("/feed"),
                "Office of harbour",
                "AA",
                new SourceState.Defaults("en", 2, "the-harbourmaster"),
                Duration.ofMinutes(30),
                new SourceSpec.Items(SourceSpec.Read.ENTRY, null, null),
                "never"));

        awaitDocuments(1);
        Document document = documents().getFirst();
        assertThat(document.text()).isEqualTo("The lights stay on.");
        assertThat(document.speaker()).isEqualTo("the-harbourmaster");
        assertThat(document.tier()).isEqualTo(2);
        assertThat(new CaptureReader(captures).read(Objects.requireNonNull(document.capture())))
                .isInstanceOf(CaptureReader.Result.Found.class);
    }

    @Test
    void twoShareTheHostsAndOneGoesOnWhereTheOtherStops() throws Exception {
        List<SourceSpec> sources = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            MisbehavingServer host = i == 0 ? server : server();
            host.answer("/feed", FEED, feed(host, 3));
            page(host, 1, "The lights stay on.");
            page(host, 2, "The ferries sail on Sunday.");
            page(host, 3, "The pilots keep their boats.");
            sources.add(source("harbour-" + i, host));
        }
        SourceSpec[] all = sources.toArray(SourceSpec[]::new);
        Crawler first = crawl(all);
        crawl(all);
        await(
                "both at work",
                () -> crawlers.stream().allMatch(each -> each.notReady().isEmpty()));
        awaitDocuments(8);
        // Only now: while the second joined, a host may have changed hands in the middle of a fetch, which is then made
        // again.
        servers.forEach(host -> host.answer("/feed", FEED, feed(host, 1, 3)));
        clock.advance(Duration.ofMinutes(31));
        awaitDocuments(16);

        first.close();
        servers.forEach(host -> host.answer("/feed", FEED, feed(host, 1, 2, 3)));
        clock.advance(Duration.ofMinutes(31));

        awaitDocuments(24);
        assertThat(servers)
                .allSatisfy(host -> assertThat(host.requests("/notices/1")).isEqualTo(1));
        clock.advance(Duration.ofMinutes(31));
        await("a fourth look", () -> servers.stream().allMatch(host -> host.requests("/feed") >= 4));
        assertThat(documents()).hasSize(24).extracting(Document::id).doesNotHaveDuplicates();
    }

    private MisbehavingServer server() {
        MisbehavingServer another = new MisbehavingServer();
        servers.add(another);
        return another;
    }

    private Crawler crawl(SourceSpec... sources) {
        List<String> allowed =
                servers.stream().map(each -> "127.0.0.1:" + each.port()).toList();
        Crawler crawler = Crawler.start(
                new Crawler.Settings(
                        broker.kafka(),
                        List.of(sources),
                        captures,
                        FetchSettings.of("OnRecord/test").withGuard(AddressGuard.allowPrivate(allowed)),
                        QUICK),
                meters,
                clock);
        crawlers.add(crawler);
        return crawler;
    }

    private static SourceSpec source(String id, MisbehavingServer server) {
        return source(id, server.url("/feed"));
    }

    private static SourceSpec source(String id, String address) {
        return new SourceSpec(
                id,
                SourceSpec.Kind.FEED,
                address,
                "Office of " + id,
                "AA",
                new SourceState.Defaults("en", 2, null),
                Duration.ofMinutes(30),
                SourceSpec.Items.PAGES,
                "never");
    }

    private static String feed(MisbehavingServer server, int... numbers) {
        StringBuilder feed = new StringBuilder("<rss version=\"2.0\"><channel><title>Notices</title>");
        for (int number : numbers) {
            feed.append("<item><guid>")
                    .append(number)
                    .append("</guid><title>Notice ")
                    .append(number)
                    .append("</title><link>")
                    .append(server.url("/notices/" + number))
                    .append("</link></item>");
        }
        return feed.append("</channel></rss>").toString();
    }

    private static void page(MisbehavingServer server, int number, String sentence) {
        server.on(
                "/notices/" + number,
                exchange -> exchange.send(HTML, html(number, sentence)).keepOpen());
    }

    private static byte[] html(int number, String sentence) {
        String filling =
                "\n<p>The office of the harbour tells all crews that the order of the year before holds, that the"
                        + " hours of the quay are kept, and that questions go to the pilot on duty.</p>\n";
        return ("<html lang=\"en\"><head><title>Notice " + number
                        + "</title></head><body><nav><a href=\"/\">Home</a></nav>"
                        + "\n<article><h1>Notice " + number + "</h1>" + filling + "<p>" + sentence + "</p>" + filling
                        + "</article></body></html>")
                .getBytes(StandardCharsets.UTF_8);
    }

    private List<Document> documents() {
        return broker.records(Topics.DOCUMENTS).stream()
                .map(record -> EventJson.read(record.value(), Document.class))
                .toList();
    }

    private Document document(int number) {
        return documents().stream()
                .filter(document -> document.sourceItem().equals(Integer.toString(number)))
                .findFirst()
                .orElseThrow();
    }

    private void awaitDocuments(int count) throws InterruptedException {
        await(count + " documents", () -> documents().size() >= count);
        assertThat(documents()).hasSize(count);
    }

    private Map<String, Event> remembered() {
        Map<String, Event> remembered = new LinkedHashMap<>();
        broker.records(Topics.SOURCES)
                .forEach(record -> remembered.put(record.key(), EventJson.read(record.value(), Event.class)));
        return remembered;
    }

    private SourceState state(String source) {
        return (SourceState) Objects.requireNonNull(remembered().get(source), source);
    }

    private SourceItem item(String source, String item) {
        return (SourceItem) Objects.requireNonNull(remembered().get(source + "/" + item), item);
    }

    private SourceItem.Page page() {
        return Objects.requireNonNull(item("harbour", "1").page());
    }

    private boolean isPagePlanned() {
        return Objects.requireNonNull(page().due()).isAfter(clock.instant());
    }

    private long paces() {
        return remembered().keySet().stream()
                .filter(key -> key.startsWith("//"))
                .count();
    }

    /** The alerts that stand. */
    private List<Alert> alerts(Topic topic) {
        Map<String, Alert> standing = new LinkedHashMap<>();
        for (ConsumerRecord<String, byte[]> record : broker.records(topic)) {
            if (record.value() == null) {
                standing.remove(record.key());
            } else {
                standing.put(record.key(), EventJson.read(record.value(), Alert.class));
            }
        }
        return List.copyOf(standing.values());
    }

    private static void await(String what, Await.Condition condition) {
        Await.until(what, condition);
    }
}

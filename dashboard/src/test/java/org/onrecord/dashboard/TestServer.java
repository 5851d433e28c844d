package org.onrecord.dashboard;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.onrecord.dashboard.feed.Arrival;
import org.onrecord.dashboard.feed.Change;
import org.onrecord.dashboard.feed.DocumentSink;
import org.onrecord.dashboard.feed.Partition;
import org.onrecord.dashboard.feed.Place;
import org.onrecord.dashboard.feed.PushMark;
import org.onrecord.dashboard.feed.RecordDecoder;
import org.onrecord.events.Correction;
import org.onrecord.events.Document;
import org.onrecord.events.Event;
import org.onrecord.events.deadletter.DeadLetter;
import org.onrecord.events.deadletter.RetryResult;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.IssueFile;
import org.onrecord.events.topic.Topics;
import org.onrecord.testing.Site;

/** A really started dashboard that is fed by hand; what is pushed to it comes back as from the topic. */
final class TestServer implements Site, AutoCloseable {
    /** What the topics of tests are called. */
    static final String ORIGIN = "test-cluster";

    private final Events events;
    private final List<Document> pushed = new ArrayList<>();
    private final List<Correction> corrections = new ArrayList<>();
    private final Map<String, DeadLetter> letters = new HashMap<>();
    private final Dashboard dashboard;
    private volatile boolean sinkDown;

    private TestServer(DashboardService.Settings settings, Issue issue, Events events) {
        this.events = events;
        dashboard = Dashboard.start(
                settings,
                () -> issue,
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                Map.of("index", Optional::empty),
                Map.of("index", Optional::empty, "processor", () -> Optional.of("3 of 4 tasks are active")),
                this::takePushed,
                this::takeCorrection,
                this::retry);
        dashboard.feed().resume(ORIGIN);
    }

    static TestServer start(Path folder) {
        return start(folder, 0, Optional.of("secret"), IssueFile.parse("issue.yaml", issueYaml()));
    }

    static TestServer start(Path folder, int port, Optional<String> token, Issue issue) {
        return new TestServer(settings(folder, port, token), issue, new Events());
    }

    static TestServer start(Path folder, UnaryOperator<DashboardService.Settings> change) {
        return new TestServer(
                change.apply(settings(folder, 0, Optional.of("secret"))),
                IssueFile.parse("issue.yaml", issueYaml()),
                new Events());
    }

    /** A server after a restart on the same port: its topics go on. */
    static TestServer restart(Path folder, int port, Events events) {
        return new TestServer(
                settings(folder, port, Optional.of("secret")), IssueFile.parse("issue.yaml", issueYaml()), events);
    }

    /** A server after a restart: its topics go on. */
    static TestServer start(Path folder, Events events) {
        return new TestServer(
                settings(folder, 0, Optional.of("secret")), IssueFile.parse("issue.yaml", issueYaml()), events);
    }

    private static DashboardService.Settings settings(Path folder, int port, Optional<String> token) {
        return new DashboardService.Settings(
                "unused", folder, folder.resolve("captures"), "127.0.0.1", port, token, false, List.of());
    }

    private void takePushed(Document document, Optional<PushMark> push) {
        if (sinkDown) {
            throw new DocumentSink.UnavailableException("no broker", new IOException("refused"));
        }
        pushed.add(document);
        feed(events.arrival(Topics.DOCUMENTS, new Change.Put(document, push)));
    }

    private void takeCorrection(Correction correction) {
        if (sinkDown) {
            throw new DocumentSink.UnavailableException("no broker", new IOException("refused"));
        }
        corrections.add(correction);
        feed(correction);
    }

    private Optional<RetryResult> retry(String id) {
        if (sinkDown) {
            throw new DocumentSink.UnavailableException("no broker", new IOException("refused"));
        }
        return Optional.ofNullable(letters.get(id)).map(letter -> {
            feed(events.arrival(Topics.DEAD_LETTERS, new Change.Retried(id)));
            return letter.obstacle()
                    .<RetryResult>map(why -> new RetryResult.Refused(letter, why))
                    .orElseGet(() -> new RetryResult.WrittenBack(letter, Topics.DOCUMENTS.name()));
        });
    }

    /** A dead letter as from its topic, at that offset of partition 0. */
    void bury(long offset, String key, byte[] value, Map<String, String> headers) {
        Partition partition = new Partition(Topics.DEAD_LETTERS.name(), 0);
        DeadLetter.of(0, offset, Events.NOW, key, value, headers).ifPresent(letter -> letters.put(letter.id(), letter));
        feed(RecordDecoder.decode(new Place(partition, offset), Events.NOW, key, value, headers));
    }

    List<Correction> corrections() {
        return corrections;
    }

    synchronized void feed(Event... all) {
        events.feed(dashboard.feed(), all);
    }

    synchronized void feed(Arrival arrival) {
        dashboard.feed().take(List.of(arrival), events.next());
        dashboard.feed().take(List.of(), events.next());
    }

    Events events() {
        return events;
    }

    List<Document> pushed() {
        return pushed;
    }

    void sinkDown(boolean down) {
        sinkDown = down;
    }

    List<String> routes() {
        return dashboard.routes();
    }

    int port() {
        return dashboard.port();
    }

    @Override
    public String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    @Override
    public void close() {
        dashboard.close();
    }

    static String issueYaml() {
        try (InputStream in = TestServer.class.getResourceAsStream("issue.yaml")) {
            if (in == null) {
                throw new IllegalStateException("issue.yaml is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

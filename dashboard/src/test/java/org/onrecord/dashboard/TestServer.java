package org.onrecord.dashboard;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.onrecord.dashboard.access.AccessSettings;
import org.onrecord.dashboard.record.IndexChange;
import org.onrecord.dashboard.record.Partition;
import org.onrecord.dashboard.record.PushKey;
import org.onrecord.dashboard.record.ReadOffsets;
import org.onrecord.dashboard.record.ReceivedRecord;
import org.onrecord.dashboard.record.RecordDecoder;
import org.onrecord.dashboard.record.RecordPosition;
import org.onrecord.dashboard.write.TopicWriter;
import org.onrecord.events.Correction;
import org.onrecord.events.Document;
import org.onrecord.events.Event;
import org.onrecord.events.deadletter.DeadLetter;
import org.onrecord.events.deadletter.RetryResult;
import org.onrecord.events.issue.ActorFiles;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.IssueFile;
import org.onrecord.events.issue.WatchedIssues;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.topic.Topics;
import org.onrecord.testing.Site;

/** A running dashboard without a broker. Tests feed its index; what it writes comes back as if from a topic. */
final class TestServer implements Site, AutoCloseable {
    /** The origin of the topics of tests. */
    static final String ORIGIN = "test-cluster";

    private static final ApiDescription DESCRIPTION = ApiDescription.read();

    private final Events events;
    private final List<Document> pushed = new ArrayList<>();
    private volatile Consumer<Document> beforeWrite = document -> {};
    private final List<Event> written = new CopyOnWriteArrayList<>();
    private final Map<String, DeadLetter> letters = new HashMap<>();
    private final DashboardServer dashboard;
    private final ScriptedDesk desk = new ScriptedDesk();
    private final ScriptedWorkbench workbench = new ScriptedWorkbench();
    private volatile boolean brokerDown;

    private TestServer(DashboardService.Settings settings, WatchedIssues issues, Events events) {
        this.events = events;
        dashboard = DashboardServer.start(
                settings,
                issues,
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                Map.of("index", Optional::empty),
                Map.of("index", Optional::empty, "processor", () -> Optional.of("3 of 4 tasks are active")),
                new ReturningWriter(),
                Optional.of(workbench),
                desk);
        dashboard.updater().resume(ORIGIN);
    }

    static TestServer start(Path folder) {
        return start(folder, watched());
    }

    static TestServer start(Path folder, WatchedIssues issues) {
        return start(folder, 0, issues);
    }

    static TestServer start(Path folder, int port, WatchedIssues issues) {
        return new TestServer(settings(folder, port, Optional.of("secret")), issues, new Events());
    }

    /** Returns the issue of the tests. */
    static Issue issue() {
        return IssueFile.parse("issue.yaml", issueYaml(), ActorFiles.NONE);
    }

    private static WatchedIssues watched() {
        return WatchedIssues.of(issue());
    }

    static TestServer start(Path folder, int port, Optional<String> token, Issue issue) {
        return new TestServer(settings(folder, port, token), WatchedIssues.of(issue), new Events());
    }

    static TestServer start(Path folder, UnaryOperator<DashboardService.Settings> change) {
        return new TestServer(change.apply(settings(folder, 0, Optional.of("secret"))), watched(), new Events());
    }

    /** Restarts a server on the same port with the same topics. */
    static TestServer restart(Path folder, int port, Events events) {
        return new TestServer(settings(folder, port, Optional.of("secret")), watched(), events);
    }

    /** Restarts a server with the same topics. */
    static TestServer start(Path folder, Events events) {
        return new TestServer(settings(folder, 0, Optional.of("secret")), watched(), events);
    }

    private static DashboardService.Settings settings(Path folder, int port, Optional<String> token) {
        return new DashboardService.Settings(
                new KafkaClients("unused:1", Map.of()),
                folder,
                folder.resolve("captures"),
                "127.0.0.1",
                port,
                new AccessSettings(token, folder.resolve("tokens.yaml"), Optional.empty(), true, List.of()),
                URI.create("https://onrecord.example"));
    }

    /** Returns settings with another address to be bound to, and other access. */
    static DashboardService.Settings with(DashboardService.Settings settings, String host, AccessSettings access) {
        return new DashboardService.Settings(
                settings.kafka(),
                settings.indexFolder(),
                settings.captures(),
                host,
                settings.port(),
                access,
                settings.address());
    }

    ScriptedDesk desk() {
        return desk;
    }

    /** Does something before each pushed document is written, on the thread of its request. */
    void beforeWrite(Consumer<Document> action) {
        beforeWrite = action;
    }

    /** Puts whatever is written back into the index, as if it came from its topic. */
    private final class ReturningWriter implements TopicWriter {
        @Override
        public void write(Document document, byte[] json, Optional<PushKey> push) {
            beforeWrite.accept(document);
            check();
            pushed.add(document);
            feed(events.received(Topics.DOCUMENTS, new IndexChange.Put(document, push)));
        }

        @Override
        public List<RecordPosition> write(List<Change> changes) {
            check();
            return changes.stream()
                    .map(change -> {
                        change.event().ifPresent(written::add);
                        ReceivedRecord record = events.received(
                                change.topic(),
                                change.event()
                                        .<IndexChange>map(event -> new IndexChange.Put(event, Optional.empty()))
                                        .orElseGet(() -> new IndexChange.Remove(
                                                change.topic().records().getFirst(), change.key(), Optional.empty())));
                        feed(record);
                        return record.position();
                    })
                    .toList();
        }

        @Override
        public Optional<RetryResult> retry(String id) {
            check();
            return Optional.ofNullable(letters.get(id)).map(letter -> {
                feed(events.received(Topics.DEAD_LETTERS, new IndexChange.MarkRetried(id)));
                return letter.obstacle()
                        .<RetryResult>map(why -> new RetryResult.Refused(letter, why))
                        .orElseGet(() -> new RetryResult.WrittenBack(letter, Topics.DOCUMENTS.name()));
            });
        }

        private void check() {
            if (brokerDown) {
                throw new UnavailableException("no broker", new IOException("refused"));
            }
        }
    }

    /** Feeds a dead letter at an offset of partition 0. */
    void addDeadLetter(long offset, String key, byte[] value, Map<String, String> headers) {
        RecordPosition position = new RecordPosition(new Partition(Topics.DEAD_LETTERS.name(), 0), offset);
        DeadLetter.of(0, offset, Events.NOW, key, value, headers).ifPresent(letter -> letters.put(letter.id(), letter));
        feed(new ReceivedRecord(
                position, Events.NOW, false, RecordDecoder.decode(position, Events.NOW, key, value, headers)));
    }

    List<Correction> corrections() {
        return written(Correction.class);
    }

    synchronized void feed(Event... all) {
        events.feed(dashboard.updater(), all);
    }

    synchronized void feed(ReceivedRecord received) {
        dashboard.updater().apply(List.of(received), events.next(), (record, reason) -> {});
        dashboard.updater().apply(List.of(), events.next(), (record, reason) -> {});
    }

    synchronized void feed(List<ReceivedRecord> received, ReadOffsets next) {
        dashboard.updater().apply(received, next, (record, reason) -> {});
        dashboard.updater().apply(List.of(), next, (record, reason) -> {});
    }

    Events events() {
        return events;
    }

    /** Returns the corrections, rules, subscriptions or deliveries that were written. */
    <E extends Event> List<E> written(Class<E> type) {
        return written.stream().filter(type::isInstance).map(type::cast).toList();
    }

    List<Document> pushed() {
        return pushed;
    }

    ScriptedWorkbench workbench() {
        return workbench;
    }

    void brokerDown(boolean down) {
        brokerDown = down;
    }

    List<String> routes() {
        return dashboard.server().unsafe.internalRouter.allHttpHandlers().stream()
                .map(handler -> handler.endpoint)
                .filter(endpoint -> !endpoint.method.name().equals("BEFORE"))
                .map(endpoint -> endpoint.method.name() + " " + endpoint.path)
                .toList();
    }

    int port() {
        return dashboard.port();
    }

    @Override
    public String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    /** Asserts of each answer, in whatever test, that the API is as described. */
    @Override
    public void answered(String method, String path, HttpResponse<String> answer) {
        DESCRIPTION.check(method, path, answer);
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

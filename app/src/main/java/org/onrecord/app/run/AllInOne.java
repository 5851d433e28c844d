package org.onrecord.app.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.onrecord.app.broker.EmbeddedBroker;
import org.onrecord.app.broker.ExternalBroker;
import org.onrecord.app.broker.Ports;
import org.onrecord.app.data.DataFolder;
import org.onrecord.app.data.DataVersion;
import org.onrecord.app.data.OwnerSecret;
import org.onrecord.app.failure.Failure;
import org.onrecord.app.issue.FollowedIssues;
import org.onrecord.app.issue.IssueFolder;
import org.onrecord.app.issue.LoadedIssue;
import org.onrecord.app.learning.LearningRounds;
import org.onrecord.app.models.ReadingModels;
import org.onrecord.app.settings.BrokerNote;
import org.onrecord.app.settings.Setting;
import org.onrecord.app.settings.Settings;
import org.onrecord.app.workbench.RunningWorkbench;
import org.onrecord.dashboard.workbench.Learning;
import org.onrecord.events.kafka.KafkaClients;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All of OnRecord in one process, on one data folder: the broker and every service. */
public final class AllInOne implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AllInOne.class);

    /** Runs each start on its own thread, because starts wait for disks and for one another. */
    private static final Executor STARTS =
            task -> Thread.ofPlatform().name("start").start(task);

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** What has started, the last first. */
    private final Deque<AutoCloseable> running = new ConcurrentLinkedDeque<>();

    private final Map<String, Supplier<Optional<String>>> readiness = new ConcurrentHashMap<>();
    private final CompletableFuture<Failure> fault = new CompletableFuture<>();

    private final int port;

    private AllInOne(int port) {
        this.port = port;
    }

    /**
     * Starts everything. It returns when all services have started, which is before they are ready.
     *
     * @param learns true if issues learn from the answers on their review pages
     * @param settings if they have no admin token, one is made and kept in the data folder
     * @throws Failure if the data folder or a port cannot be used
     */
    public static AllInOne start(Settings settings, List<LoadedIssue> given, boolean learns, Consumer<String> say)
            throws InterruptedException {
        AllInOne process = new AllInOne(settings.get(Setting.PORT));
        try {
            process.startAll(settings, given, learns, say);
            return process;
        } catch (Throwable e) {
            process.close();
            throw e;
        }
    }

    private void startAll(Settings settings, List<LoadedIssue> given, boolean learns, Consumer<String> say)
            throws InterruptedException {
        Logging.use(settings.get(Setting.LOG_FORMAT));
        DataFolder folder = add(DataFolder.lock(settings.data()));
        Path data = folder.path();
        DataVersion.write(data);
        String host = settings.get(Setting.HOST);
        Ports.requireFree("the dashboard", host, port, "--port");
        say.accept("Dashboard: http://" + host + ":" + port + "/ (starting)");
        Logging.toFolder(data.resolve("logs"), settings.get(Setting.LOG_FORMAT));
        given.forEach(each -> say.accept("Issue: " + each.issue().title() + " (" + each.file() + ")"));
        Optional<String> token = settings.optional(Setting.ADMIN_TOKEN).or(() -> {
            say.accept("Admin token: in " + OwnerSecret.ADMIN_TOKEN.file(data));
            return Optional.of(OwnerSecret.ADMIN_TOKEN.readOrMake(data));
        });
        Meters meters = add(new Meters(Optional.of(data), settings.get(Setting.KAFKA_METRICS)));
        add(HeapLimiter.watch());
        CompletableFuture<ReadingModels> models = CompletableFuture.supplyAsync(
                () -> ReadingModels.cachedIn(ReadingModels.folder(data), settings.issues()), STARTS);
        EmbeddedBroker broker = add(EmbeddedBroker.start(data.resolve("kafka"), settings.get(Setting.BROKER_PORT)));
        broker.fault().thenAccept(fault::complete);
        add(BrokerNote.write(data, broker.bootstrapServers()));
        KafkaClients kafka = broker.kafka();
        ExternalBroker.createTopics(kafka, settings.get(Setting.PARTITIONS), 1);
        say.accept("Kafka broker: " + kafka);
        Services.endpoint(settings)
                .ifPresent(model -> say.accept(
                        (settings.labeller().isPresent() ? "Labels of official statements: " : "Second opinions: ")
                                + model.model() + " at " + model.base() + ", at most "
                                + settings.get(Setting.LLM_PER_DAY)
                                + " questions a day"));
        FollowedIssues issues = add(FollowedIssues.start(kafka, settings.issues(), settings.actors(), given, say));
        CompletableFuture<OutcomeReporter> reporter = begin(() -> OutcomeReporter.start(kafka, say));
        AtomicReference<List<LoadedIssue>> watched = new AtomicReference<>(given);
        Optional<LearningRounds> rounds = learns
                ? Optional.of(new LearningRounds(settings, kafka, models::join, watched::get))
                : Optional.empty();
        IssueFolder saved = IssueFolder.around(given.getFirst().file());
        boolean followed = settings.issues().paths().stream()
                .anyMatch(each -> each.toAbsolutePath().normalize().equals(saved.path()));
        RunningWorkbench workbench =
                add(new RunningWorkbench(kafka, models::join, settings.actors(), saved, followed, learning(rounds)));
        CompletableFuture<RunningService> pages = begin(() -> Services.dashboard(
                kafka,
                settings,
                token,
                issues,
                meters.registry(),
                readiness(Services.INGEST, Services.PROCESSOR, Services.NOTIFY),
                Optional.of(workbench)));
        CompletableFuture<RunningService> sources = begin(() -> Services.ingest(kafka, settings, meters.registry()));
        CompletableFuture<RunningService> processor = reporter.thenCombine(models, (started, loaded) -> loaded)
                .thenApplyAsync(
                        loaded -> add(Services.processor(kafka, settings, issues, loaded, meters.registry(), say)),
                        STARTS);
        CompletableFuture<RunningService> deliveries = begin(() -> Services.notify(
                kafka,
                settings,
                issues,
                token,
                settings.optional(Setting.WEBHOOK_SECRET)
                        .or(() -> Optional.of(OwnerSecret.WEBHOOK_SECRET.readOrMake(data))),
                meters.registry()));
        for (CompletableFuture<RunningService> service : List.of(pages, sources, processor, deliveries)) {
            service.thenAccept(started -> readiness.put(started.name(), started.readiness()));
        }
        pages.thenRun(() -> say.accept("Dashboard: http://" + host + ":" + port + "/ answers."));
        join(Stream.of(reporter, pages, sources, processor, deliveries));
        issues.tell((now, generations) -> watched.set(now));
        rounds.ifPresent(each -> add(each).start());
    }

    private static Function<String, Learning> learning(Optional<LearningRounds> rounds) {
        return issue ->
                rounds.map(each -> each.of(issue)).orElseGet(() -> Learning.none("this process does not learn"));
    }

    /** Waits for all starts, so that everything that runs can be closed; then throws the first failure. */
    private static void join(Stream<CompletableFuture<?>> starts) {
        CompletableFuture<?>[] all = starts.toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(all).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private <T extends AutoCloseable> CompletableFuture<T> begin(Supplier<T> start) {
        return CompletableFuture.supplyAsync(() -> add(start.get()), STARTS);
    }

    private <T extends AutoCloseable> T add(T started) {
        running.push(started);
        return started;
    }

    /** Returns the readiness of services that may not have started yet. */
    private Map<String, Supplier<Optional<String>>> readiness(String... services) {
        Map<String, Supplier<Optional<String>>> answers = new LinkedHashMap<>();
        for (String service : services) {
            answers.put(service, () -> notReady(service));
        }
        return answers;
    }

    private Optional<String> notReady(String service) {
        return readiness
                .getOrDefault(service, () -> Optional.of("the " + service + " is starting"))
                .get();
    }

    public boolean isReady() throws InterruptedException {
        return Stream.of(Services.INGEST, Services.PROCESSOR, Services.NOTIFY)
                        .allMatch(service -> notReady(service).isEmpty())
                && Readiness.ask(port, PATIENCE) instanceof Readiness.Ready;
    }

    /** Returns a future that completes if the broker stops by itself. */
    public CompletableFuture<Failure> fault() {
        return fault.copy();
    }

    /** Stops the services, then the broker, then unlocks the data folder. */
    @Override
    public void close() {
        for (AutoCloseable next = running.poll(); next != null; next = running.poll()) {
            try {
                next.close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Exception e) {
                LOG.warn("{} failed to stop: {}", next.getClass().getSimpleName(), e.toString(), e);
            }
        }
    }
}

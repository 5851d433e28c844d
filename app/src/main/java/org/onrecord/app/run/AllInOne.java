package org.onrecord.app.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.onrecord.app.broker.DataFolder;
import org.onrecord.app.broker.EmbeddedBroker;
import org.onrecord.app.broker.Ports;
import org.onrecord.app.failure.Failure;
import org.onrecord.app.settings.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything in one process: the broker and every part of OnRecord, on one data folder. */
public final class AllInOne implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AllInOne.class);

    /** Each start on a thread of its own: they wait for disks and for one another. */
    private static final Executor STARTS =
            task -> Thread.ofPlatform().name("start").start(task);

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** What to close, the last started first. */
    private final Deque<AutoCloseable> running = new ArrayDeque<>();

    private final Map<String, Supplier<Optional<String>>> readiness = new LinkedHashMap<>();
    private final CompletableFuture<Failure> fault = new CompletableFuture<>();

    private final int port;

    private AllInOne(int port) {
        this.port = port;
    }

    /**
     * Starts everything; returns when all has started, which is before all is ready.
     *
     * @param settings with an admin token or without; without, one is kept in the data folder
     * @param say takes what a person at the shell wants to know
     * @throws Failure if the data folder or a port cannot be had
     */
    public static AllInOne start(Settings settings, LoadedIssue given, Consumer<String> say)
            throws InterruptedException {
        AllInOne process = new AllInOne(settings.dashboard().port());
        try {
            process.startAll(settings, given, say);
            return process;
        } catch (Throwable e) {
            process.close();
            throw e;
        }
    }

    private void startAll(Settings settings, LoadedIssue given, Consumer<String> say) throws InterruptedException {
        DataFolder folder = add(DataFolder.lock(settings.data()));
        Path data = folder.path();
        Settings.Dashboard dashboard = settings.dashboard();
        Ports.requireFree("the dashboard", dashboard.host(), dashboard.port(), "--port");
        Logging.toFolder(data.resolve("logs"));
        say.accept("Issue: " + given.issue().title() + " (" + given.file() + ")");
        if (dashboard.adminToken().isEmpty()) {
            dashboard = dashboard.withAdminToken(AdminToken.readOrMake(data));
            say.accept("Admin token: in " + AdminToken.file(data));
        }

        Settings.Dashboard withToken = dashboard;
        Meters meters = add(new Meters());
        CompletableFuture<ReadingModels> models = CompletableFuture.supplyAsync(ReadingModels::load, STARTS);
        EmbeddedBroker broker = add(EmbeddedBroker.start(data.resolve("kafka"), settings.brokerPort()));
        broker.fault().thenAccept(fault::complete);
        String servers = broker.bootstrapServers();
        BrokerConnection.createTopics(
                servers, new Settings.NewTopics(settings.topics().partitions(), 1));
        say.accept("Kafka broker: " + servers);
        settings.opinions()
                .ifPresent(each -> say.accept("Second opinions: " + each.model() + " at " + each.base() + ", at most "
                        + each.perDay() + " questions a day"));

        CompletableFuture<OutcomeReporter> watch = begin(() -> OutcomeReporter.start(servers, say));
        CompletableFuture<RunningService> pages = begin(() -> Services.dashboard(
                servers,
                data,
                settings.ingest().captures(),
                withToken,
                given,
                meters.registry(),
                readiness(Services.INGEST, Services.PROCESSOR)));
        CompletableFuture<RunningService> sources =
                begin(() -> Services.ingest(servers, settings.ingest(), meters.registry()));
        CompletableFuture<RunningService> processor = watch.thenCombine(models, (ready, loaded) -> loaded)
                .thenApplyAsync(
                        loaded -> add(Services.processor(
                                servers,
                                data,
                                settings.threads(),
                                settings.asOf(),
                                given,
                                loaded,
                                settings.opinions(),
                                meters.registry(),
                                say)),
                        STARTS);
        for (CompletableFuture<RunningService> part : List.of(pages, sources, processor)) {
            part.thenAccept(started -> know(started.name(), started.readiness()));
        }
        join(Stream.of(watch, pages, sources, processor));
        say.accept("Dashboard: http://" + dashboard.host() + ":" + dashboard.port() + "/");
    }

    /** Waits for every start, so that whatever runs is known and can be closed; then tells the first that failed. */
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
        synchronized (running) {
            running.push(started);
        }
        return started;
    }

    private void know(String part, Supplier<Optional<String>> notReady) {
        synchronized (readiness) {
            readiness.put(part, notReady);
        }
    }

    /** What the parts answer about themselves, however far they have come. */
    private Map<String, Supplier<Optional<String>>> readiness(String... parts) {
        Map<String, Supplier<Optional<String>>> answers = new LinkedHashMap<>();
        for (String part : parts) {
            answers.put(part, () -> notReady(part));
        }
        return answers;
    }

    private Optional<String> notReady(String part) {
        Supplier<Optional<String>> answer;
        synchronized (readiness) {
            answer = readiness.get(part);
        }
        return answer == null ? Optional.of("the " + part + " is starting") : answer.get();
    }

    /** True when every part works and the pages have caught up. */
    public boolean isReady() throws InterruptedException {
        return Stream.of(Services.INGEST, Services.PROCESSOR)
                        .allMatch(part -> notReady(part).isEmpty())
                && Readiness.ask(port, PATIENCE) instanceof Readiness.Ready;
    }

    /** Completes if the broker stops by itself. */
    public CompletableFuture<Failure> fault() {
        return fault.copy();
    }

    /** Stops everything in good order: the parts, then the broker, then the data folder is given back. */
    @Override
    public void close() {
        while (true) {
            AutoCloseable next;
            synchronized (running) {
                next = running.poll();
            }
            if (next == null) {
                return;
            }
            try {
                next.close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Exception e) {
                LOG.warn("{} did not stop in good order: {}", next.getClass().getSimpleName(), e.toString(), e);
            }
        }
    }
}

package org.onrecord.app.run;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onrecord.app.issue.FollowedIssues;
import org.onrecord.app.issue.LoadedIssue;
import org.onrecord.app.models.ReadingModels;
import org.onrecord.app.settings.Setting;
import org.onrecord.app.settings.Settings;
import org.onrecord.events.generation.Generations;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.processor.opinion.ask.OpinionService;
import org.onrecord.processor.singleton.SingletonTask;
import org.onrecord.processor.topology.ProcessorGroup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The processors of all issues that are watched: one an issue, each with its own group and stores. They start one after the other. One language model is asked for all of them, since
 * it has one budget.
 */
final class ActiveProcessors implements FollowedIssues.Follower, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ActiveProcessors.class);

    /** How long the start of one issue may hold up that of the next. */
    private static final Duration START_WITHIN = Duration.ofSeconds(30);

    private final KafkaClients kafka;
    private final Settings settings;
    private final Optional<OpinionService.Settings> opinions;
    private final AbandonedStores abandoned;
    private final SharedReading reading;
    private final MeterRegistry meters;
    private final Consumer<String> say;
    private final Map<String, ActiveProcessor> byIssue = new ConcurrentSkipListMap<>();
    private volatile List<String> waiting = List.of();
    private String startedLast = "";
    private Instant started = Instant.EPOCH;
    private Map<String, Integer> askedFor = Map.of();
    private @Nullable SingletonTask asking;
    private volatile boolean begun;
    private boolean closed;
    private volatile String whyNot = "the processor is starting";

    ActiveProcessors(
            KafkaClients kafka,
            Settings settings,
            Optional<OpinionService.Settings> opinions,
            ReadingModels models,
            MeterRegistry meters,
            Consumer<String> say) {
        this.kafka = kafka;
        this.settings = settings;
        this.opinions = opinions;
        this.reading = new SharedReading(models, settings.get(Setting.THREADS));
        this.abandoned =
                new AbandonedStores(kafka, settings.data().toAbsolutePath().resolve("streams"));
        this.meters = meters;
        this.say = say;
    }

    @Override
    public synchronized void follow(List<LoadedIssue> watched, Generations generations) {
        if (closed) {
            return;
        }
        List<String> ids = watched.stream().map(each -> each.issue().id()).toList();
        if (!begun) {
            migrate(ids);
        }
        for (String id : List.copyOf(byIssue.keySet())) {
            if (!ids.contains(id)) {
                Optional.ofNullable(byIssue.remove(id)).ifPresent(ActiveProcessor::close);
            }
        }
        for (LoadedIssue each : watched) {
            String id = each.issue().id();
            if (!byIssue.containsKey(id)) {
                if (isStarting()) {
                    continue;
                }
                byIssue.put(id, new ActiveProcessor(kafka, settings, each, reading, meters, say));
                startedLast = id;
                started = Instant.now();
            }
            try {
                Optional.ofNullable(byIssue.get(id)).ifPresent(processor -> processor.follow(generations));
            } catch (RuntimeException e) { // One issue costs itself, not the others.
                LOG.warn("The processor of the issue {} cannot start: {}", id, e.toString(), e);
            }
        }
        waiting = ids.stream().filter(id -> !byIssue.containsKey(id)).toList();
        begun = true;
        abandoned.delete(byIssue.entrySet().stream()
                .map(each -> new ProcessorGroup(each.getKey(), each.getValue().generation()).name())
                .collect(Collectors.toSet()));
        ask();
    }

    /** Returns true while an issue is still starting: a broker creates its many topics one after the other. */
    private boolean isStarting() {
        ActiveProcessor last = byIssue.get(startedLast);
        return last != null && last.notReady().isPresent() && Instant.now().isBefore(started.plus(START_WITHIN));
    }

    /** Migrates the topics of an earlier version before the first processor starts. A failure is retried. */
    private void migrate(List<String> watched) {
        try {
            if (!watched.isEmpty()) {
                VersionMigration.run(kafka, watched, say);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while migrating the topics of an earlier version", e);
        } catch (RuntimeException e) {
            whyNot = "the topics of an earlier version cannot be migrated: " + e.getMessage();
            throw e;
        }
    }

    /** Asks the language model about the issues that are in force now. */
    private void ask() {
        if (opinions.isEmpty()) {
            return;
        }
        Map<String, Integer> now = new LinkedHashMap<>();
        List<Issue> issues = new ArrayList<>();
        byIssue.forEach((id, processor) -> processor.inForce().ifPresent(issue -> {
            now.put(id, processor.generation());
            issues.add(issue);
        }));
        if (!now.equals(askedFor)) {
            stopAsking();
            askedFor = now;
            asking = issues.isEmpty() ? null : OpinionService.start(opinions.get(), issues, meters);
        }
    }

    private void stopAsking() {
        SingletonTask running = asking;
        if (running != null) {
            asking = null;
            running.close();
        }
    }

    /** Returns why the processor is not ready, with the issues that are not; empty when all are. */
    Optional<String> notReady() {
        if (!begun) {
            return Optional.of(whyNot);
        }
        Map<String, String> reasons = new LinkedHashMap<>();
        byIssue.forEach((id, each) -> each.notReady().ifPresent(why -> reasons.put(id, why)));
        waiting.forEach(id -> reasons.put(id, "it starts after the others"));
        if (byIssue.size() + waiting.size() == 1) {
            return reasons.values().stream().findFirst();
        }
        return reasons.isEmpty()
                ? Optional.empty()
                : Optional.of(reasons.entrySet().stream()
                        .map(each -> "issue " + each.getKey() + ": " + each.getValue())
                        .collect(Collectors.joining("; ")));
    }

    /** Stops the processors for good: issues are followed for a moment longer, and must not start them again. */
    @Override
    public synchronized void close() {
        closed = true;
        stopAsking();
        byIssue.values().parallelStream().forEach(ActiveProcessor::close);
        byIssue.clear();
    }
}

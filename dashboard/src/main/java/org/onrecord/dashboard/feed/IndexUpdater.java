package org.onrecord.dashboard.feed;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.apache.lucene.store.AlreadyClosedException;
import org.onrecord.dashboard.index.IndexSnapshot;
import org.onrecord.dashboard.index.RecordIndex;
import org.onrecord.dashboard.live.EventRing;
import org.onrecord.dashboard.record.IndexChange;
import org.onrecord.dashboard.record.ReadOffsets;
import org.onrecord.dashboard.record.ReceivedRecord;
import org.onrecord.dashboard.summary.PipelineStatus;
import org.onrecord.events.Outcome;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.WatchedIssues;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies topic records to the index and announces them. Readers see a record a moment later and listeners hear of it after that, so a
 * listener can fetch a statement as soon as it hears of it. Every few seconds everything is committed to disk. One thread calls it.
 */
public final class IndexUpdater {
    private static final Logger LOG = LoggerFactory.getLogger(IndexUpdater.class);
    private static final Duration REFRESH = Duration.ofMillis(100);

    /** From this many entries on, making records visible takes so long that only a fifth of the time goes into it. */
    private static final int LARGE = 100_000;

    private static final int REST = 4;

    private static final Duration COMMIT = Duration.ofSeconds(3);
    private static final Duration DROP_OLD = Duration.ofHours(1);

    private final RecordIndex index;
    private final EventRing ring;
    private final WatchedIssues issues;
    private final MeterRegistry registry;
    private final Timer commits;
    private final Instant start = Instant.now();

    private final PendingEvents pending = new PendingEvents();
    private boolean unrefreshed;
    private ReadOffsets committed = ReadOffsets.NONE;
    private ReadOffsets announced = ReadOffsets.NONE;
    private Instant lastRefresh = Instant.EPOCH;
    private Duration refreshTook = Duration.ZERO;
    private Instant lastCommit = Instant.now();
    private Instant lastDrop = Instant.EPOCH;

    /** The outcomes since the start that readers do not see yet. Each is the last record that the processor writes of a document, at the document's time. */
    private final List<ReceivedRecord> unseen = new ArrayList<>();

    /** When the newest record came. What is old is old by this, so that an index depends on the records and not on the clock of its machine. */
    private Instant newest = Instant.EPOCH;

    /** @param issues whose status is announced */
    public IndexUpdater(RecordIndex index, EventRing ring, WatchedIssues issues, MeterRegistry registry) {
        this.index = index;
        this.ring = ring;
        this.issues = issues;
        this.registry = registry;
        this.commits = registry.timer("onrecord.dashboard.index.commit");
    }

    /**
     * Starts, or starts again after a lost connection.
     *
     * @param origin identity of the cluster and its topics; an index of another origin is emptied
     * @return the offsets at which reading continues
     */
    public ReadOffsets resume(String origin) {
        if (!index.origin().equals(origin)) {
            if (!index.origin().isEmpty()) {
                LOG.info("The index was read from other topics: rebuilding it");
            }
            index.restart(origin);
        }
        committed = index.offsets();
        ring.begin(origin, committed);
        return committed;
    }

    /**
     * Applies a batch. A record that cannot be used is passed over, whatever it contains.
     *
     * @param records in the order of their topics; may be empty
     * @param next the offsets at which reading continues after this batch
     * @param refusals hears of the records that cannot be used, with the reason
     */
    public void apply(List<ReceivedRecord> records, ReadOffsets next, BiConsumer<ReceivedRecord, String> refusals) {
        for (ReceivedRecord record : records) {
            newest = record.received().isAfter(newest) ? record.received() : newest;
            apply(record, refusals);
        }
        index.advance(next);
        Instant now = Instant.now();
        if (unrefreshed && refreshIsDue(now, records.isEmpty())) {
            index.refresh();
            measureTimeToPage(Instant.now());
            ring.publish(
                    pending.drain(
                            issues.all().stream().map(Issue::id).toList(),
                            issue -> index.read(snapshot -> PipelineStatus.of(snapshot, issue))),
                    next);
            announced = next;
            unrefreshed = false;
            lastRefresh = Instant.now();
            refreshTook = Duration.between(now, lastRefresh);
        } else if (!unrefreshed && !next.equals(announced)) {
            ring.publish(List.of(), next);
            announced = next;
        }
        if (lastDrop.plus(DROP_OLD).isBefore(now)) {
            index.dropOld(newest);
            lastDrop = now;
        }
        if (!next.equals(committed) && lastCommit.plus(COMMIT).isBefore(now)) {
            commits.record(() -> index.commit(next));
            committed = next;
            lastCommit = now;
        }
    }

    private void measureTimeToPage(Instant visible) {
        unseen.forEach(record -> registry.timer(
                        "onrecord.dashboard.time.to.page",
                        "issue",
                        record.change().issue())
                .record(Duration.between(record.received(), visible)));
        unseen.clear();
    }

    /** Returns true while readers do not see all applied records. */
    boolean isBehind() {
        return unrefreshed;
    }

    /** @param pausing true if no more records wait at the moment */
    private boolean refreshIsDue(Instant now, boolean pausing) {
        Duration rest = index.read(IndexSnapshot::size) < LARGE ? Duration.ZERO : refreshTook.multipliedBy(REST);
        Duration wait = pausing || rest.compareTo(REFRESH) > 0 ? rest : REFRESH;
        return lastRefresh.plus(wait).isBefore(now);
    }

    private void apply(ReceivedRecord record, BiConsumer<ReceivedRecord, String> refusals) {
        boolean changed = false;
        String outcome = "unreadable";
        String fault = "";
        try {
            switch (record.change()) {
                case IndexChange.Unreadable unreadable -> fault = unreadable.reason();
                case IndexChange.Skip ignored -> outcome = "passed-over";
                default -> {
                    changed = index.apply(record);
                    if (changed) {
                        pending.add(record);
                        if (record.change() instanceof IndexChange.Put(Outcome last, var push)
                                && record.received().isAfter(start)) {
                            unseen.add(record);
                        }
                    }
                    outcome = changed ? "indexed" : "older";
                }
            }
        } catch (UncheckedIOException | AlreadyClosedException e) {
            // The fault of the index, not of the record.
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            fault = "it cannot be indexed: " + Objects.requireNonNullElse(e.getMessage(), e.toString());
        }
        if (!fault.isEmpty()) {
            LOG.warn("{} cannot be used: {}", record.position(), fault);
            refusals.accept(record, fault);
        }
        String topic = record.position().partition().topic();
        registry.counter(
                        "onrecord.dashboard.records",
                        "topic",
                        topic,
                        "issue",
                        record.change().issue(),
                        "outcome",
                        outcome)
                .increment();
        // An older document changes no current state, but readers must see it among the versions.
        unrefreshed |= changed || record.change() instanceof IndexChange.Put;
    }
}

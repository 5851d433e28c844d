package org.onrecord.dashboard.feed;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.onrecord.dashboard.index.IndexQueries;
import org.onrecord.dashboard.index.IndexReads;
import org.onrecord.dashboard.index.IndexSnapshot;
import org.onrecord.dashboard.query.DeadLetterQuery;
import org.onrecord.dashboard.query.SourceQuery;
import org.onrecord.events.SourceState;

/**
 * The metrics of what the index holds: the newest document, each source, and the dead letters that wait. Times are points in time, from
 * which Prometheus derives ages, so that an age goes on growing while the process is stuck.
 */
public final class RecordMeters {
    private final IndexReads index;
    private final MultiGauge successes;
    private final MultiGauge failures;
    private volatile double newestDocument = Double.NaN;
    private volatile double deadLetters;

    public RecordMeters(IndexReads index, MeterRegistry registry) {
        this.index = index;
        Gauge.builder("onrecord.dashboard.newest.document.timestamp", () -> newestDocument)
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("onrecord.dashboard.dead.letters", () -> deadLetters).register(registry);
        successes = MultiGauge.builder("onrecord.dashboard.source.success.timestamp")
                .baseUnit("seconds")
                .register(registry);
        failures = MultiGauge.builder("onrecord.dashboard.source.failures").register(registry);
    }

    /** Sets the metrics to what the index holds now. */
    public synchronized void measure() {
        index.read(this::measure);
    }

    private IndexSnapshot measure(IndexSnapshot snapshot) {
        newestDocument = snapshot
                .search(IndexQueries.type("document"), IndexQueries.newestReceivedFirst(), 0, 1)
                .map(snapshot::received)
                .stream()
                .findFirst()
                .map(RecordMeters::seconds)
                .orElse(Double.NaN);
        deadLetters = DeadLetterQuery.waiting(snapshot).size();
        List<SourceState> sources = SourceQuery.all(snapshot);
        register(successes, sources, source -> seconds(source.visits().lastSuccess()));
        register(failures, sources, source -> source.visits().failures());
        return snapshot;
    }

    private static void register(MultiGauge gauge, List<SourceState> sources, Function<SourceState, Number> value) {
        gauge.register(
                sources.stream()
                        .map(source -> MultiGauge.Row.of(Tags.of("source", source.id()), value.apply(source)))
                        .toList(),
                true);
    }

    private static double seconds(@Nullable Instant time) {
        return time == null ? Double.NaN : time.toEpochMilli() / 1000.0;
    }
}

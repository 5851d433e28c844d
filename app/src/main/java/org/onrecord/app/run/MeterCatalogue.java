package org.onrecord.app.run;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import java.time.Duration;
import java.util.Properties;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.onrecord.events.resource.Resources;

/**
 * Adds help texts to OnRecord's own metrics, and a histogram to each time that somebody waits. The resource
 * {@code metrics.properties} has the help by the name that Prometheus sees.
 */
final class MeterCatalogue implements MeterFilter {
    static final Properties HELP = Resources.properties(MeterCatalogue.class, "metrics.properties");

    private static final Set<String> HISTOGRAMS = Set.of(
            "onrecord.ingest.fetch",
            "onrecord.processor.reading",
            "onrecord.dashboard.time.to.page",
            "onrecord.notify.delivery");

    /** From the time of one sentence to that of a receiver that is down for a day. */
    private static final DistributionStatisticConfig BUCKETS = DistributionStatisticConfig.builder()
            .serviceLevelObjectives(DoubleStream.of(0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 60, 300, 1800, 3600, 86400)
                    .map(seconds -> seconds * Duration.ofSeconds(1).toNanos())
                    .toArray())
            .build();

    @Override
    public Meter.Id map(Meter.Id id) {
        String help = HELP.getProperty(id.getName().replace('.', '_') + suffix(id));
        return help == null
                ? id
                : new Meter.Id(id.getName(), Tags.of(id.getTagsAsIterable()), id.getBaseUnit(), help, id.getType());
    }

    private static String suffix(Meter.Id id) {
        return switch (id.getType()) {
            case COUNTER -> "_total";
            case TIMER -> "_seconds";
            default -> id.getBaseUnit() == null ? "" : "_" + id.getBaseUnit();
        };
    }

    @Override
    public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
        return HISTOGRAMS.contains(id.getName()) ? BUCKETS.merge(config) : config;
    }
}

package org.onrecord.app.run;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.DiskSpaceMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.util.Optional;
import org.onrecord.events.version.BuildVersion;

/** The meters of a process: those of the Java VM and of its disk, and those that each service adds. */
public final class Meters implements AutoCloseable {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();

    /**
     * Registers what every process has.
     *
     * @param data the folder whose free disk space is reported; empty for a process without one
     * @param kafka true to include the thousands of metrics of Kafka's clients
     */
    public Meters(Optional<Path> data, boolean kafka) {
        registry.config().meterFilter(new MeterCatalogue());
        if (!kafka) {
            registry.config().meterFilter(MeterFilter.denyNameStartsWith("kafka."));
        }
        data.ifPresent(folder -> new DiskSpaceMetrics(folder.toAbsolutePath().toFile()).bindTo(registry));
        Gauge.builder("onrecord.build.info", () -> 1)
                .tag("version", BuildVersion.get())
                .register(registry);
        new ClassLoaderMetrics().bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        collections.bindTo(registry);
    }

    public PrometheusMeterRegistry registry() {
        return registry;
    }

    @Override
    public void close() {
        collections.close();
        registry.close();
    }
}

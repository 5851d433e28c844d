package org.onrecord.app.command.run;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.onrecord.app.run.RunningService;
import org.onrecord.app.run.Services;
import org.onrecord.app.settings.Setting;
import org.onrecord.app.settings.Settings;
import org.onrecord.app.shell.Shell;
import picocli.CommandLine.Command;

@Command(name = "ingest", description = "Runs only ingest, against a Kafka broker: it turns sources into documents.")
public final class IngestCommand extends ServiceCommand {
    public IngestCommand(Shell shell) {
        super(
                shell,
                Setting.BOOTSTRAP_SERVERS,
                Setting.SEEDS,
                Setting.SEEDS_INTERVAL,
                Setting.DATA,
                Setting.SOURCES,
                Setting.CAPTURES,
                Setting.USER_AGENT,
                Setting.HOST_DELAY,
                Setting.ALLOWED_ADDRESSES,
                Setting.OPS_HOST,
                Setting.OPS_PORT,
                Setting.PARTITIONS,
                Setting.REPLICATION);
    }

    @Override
    RunningService start(Settings settings, PrometheusMeterRegistry meters) {
        return Services.ingest(settings.kafka(), settings, meters);
    }
}

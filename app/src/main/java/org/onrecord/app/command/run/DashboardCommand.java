package org.onrecord.app.command.run;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Map;
import java.util.Optional;
import org.onrecord.app.broker.Ports;
import org.onrecord.app.data.DataFolder;
import org.onrecord.app.data.DataVersion;
import org.onrecord.app.run.RunningService;
import org.onrecord.app.run.Services;
import org.onrecord.app.settings.Setting;
import org.onrecord.app.settings.Settings;
import org.onrecord.app.shell.Shell;
import picocli.CommandLine.Command;

@Command(
        name = "dashboard",
        description = "Runs only the dashboard, against a Kafka broker: pages, API and live events.")
public final class DashboardCommand extends ServiceCommand {
    public DashboardCommand(Shell shell) {
        super(
                shell,
                Setting.BOOTSTRAP_SERVERS,
                Setting.DATA,
                Setting.ISSUE,
                Setting.CAPTURES,
                Setting.HOST,
                Setting.PORT,
                Setting.PUBLIC_READING,
                Setting.ALLOWED_HOSTS,
                Setting.PARTITIONS,
                Setting.REPLICATION);
    }

    @Override
    void check(Settings settings) {
        Ports.requireFree("the dashboard", settings.get(Setting.HOST), settings.get(Setting.PORT), "--port");
        loadAll(settings);
        DataVersion.write(DataFolder.make(settings.data()));
    }

    @Override
    RunningService start(Settings settings, PrometheusMeterRegistry meters) {
        return Services.following(
                settings.kafka(),
                settings,
                loadAll(settings),
                shell::say,
                issues -> Services.dashboard(
                        settings.kafka(),
                        settings,
                        settings.optional(Setting.ADMIN_TOKEN),
                        issues,
                        meters,
                        Map.of(),
                        Optional.empty()));
    }

    /** The dashboard has its own server for health and metrics. */
    @Override
    AutoCloseable ops(Settings settings, PrometheusMeterRegistry meters, RunningService service) {
        return () -> {};
    }
}

package org.onrecord.app.command.run;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.onrecord.app.run.RunningService;
import org.onrecord.app.run.Services;
import org.onrecord.app.settings.Setting;
import org.onrecord.app.settings.Settings;
import org.onrecord.app.shell.Shell;
import picocli.CommandLine.Command;

@Command(
        name = "notify",
        description = "Runs only notify, against a Kafka broker: it sends alerts to those who subscribed to them.")
public final class NotifyCommand extends ServiceCommand {
    public NotifyCommand(Shell shell) {
        super(
                shell,
                Setting.BOOTSTRAP_SERVERS,
                Setting.DASHBOARD_URL,
                Setting.SMTP,
                Setting.MAIL_FROM,
                Setting.ALLOWED_ADDRESSES,
                Setting.CLOCK,
                Setting.OPS_HOST,
                Setting.OPS_PORT,
                Setting.PARTITIONS,
                Setting.REPLICATION);
    }

    @Override
    RunningService start(Settings settings, PrometheusMeterRegistry meters) {
        return Services.notify(settings.kafka(), settings, settings.optional(Setting.WEBHOOK_SECRET), meters);
    }
}

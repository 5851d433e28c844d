package org.onrecord.app.command.run;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.onrecord.app.broker.ExternalBroker;
import org.onrecord.app.broker.Ports;
import org.onrecord.app.run.Meters;
import org.onrecord.app.run.RunningService;
import org.onrecord.app.run.Services;
import org.onrecord.app.settings.Setting;
import org.onrecord.app.settings.Settings;
import org.onrecord.app.shell.Shell;
import org.onrecord.app.shell.ShellCommand;
import org.onrecord.events.kafka.KafkaClients;

/** A command that runs one service of OnRecord against an external broker. */
abstract class ServiceCommand extends ShellCommand {
    ServiceCommand(Shell shell, Setting<?>... takes) {
        super(shell, takes);
    }

    /** Starts the service. */
    abstract RunningService start(Settings settings, PrometheusMeterRegistry meters);

    /** Checks what the service needs, before the command waits for the broker. */
    void check(Settings settings) {
        Ports.requireFree(
                "health and metrics", settings.get(Setting.OPS_HOST), settings.get(Setting.OPS_PORT), "--ops-port");
    }

    /** Serves health and metrics of the service until it is closed. */
    AutoCloseable ops(Settings settings, PrometheusMeterRegistry meters, RunningService service) {
        return Services.ops(settings, meters, service);
    }

    @Override
    public Integer call() throws Exception {
        Settings settings = settings();
        check(settings);
        KafkaClients kafka = settings.kafka();
        if (!ExternalBroker.await(kafka, shell::say, shell::stopping)) {
            return 0;
        }
        ExternalBroker.createTopics(kafka, settings.get(Setting.PARTITIONS), settings.get(Setting.REPLICATION));
        try (Meters meters = new Meters();
                RunningService service = start(settings, meters.registry());
                AutoCloseable ops = ops(settings, meters.registry(), service)) {
            shell.say("The " + service.name() + " runs against " + kafka + ". Stop with Ctrl-C.");
            shell.stop().await();
            shell.say("Stopping.");
        }
        return 0;
    }
}

package org.onrecord.app.command;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.onrecord.app.broker.Ports;
import org.onrecord.app.run.BrokerConnection;
import org.onrecord.app.run.Meters;
import org.onrecord.app.run.RunningService;
import org.onrecord.app.run.Services;
import org.onrecord.app.settings.Setting;
import org.onrecord.app.settings.Settings;

/** One part of OnRecord as a service against a broker that somebody else runs. */
abstract class ServiceCommand extends ShellCommand {
    ServiceCommand(Shell shell, Setting<?>... takes) {
        super(shell, takes);
    }

    /** Starts the part. */
    abstract RunningService start(Settings settings, PrometheusMeterRegistry meters);

    /** Makes sure of what it needs before it waits for the broker. */
    void check(Settings settings) {
        Ports.requireFree(
                "health and meters", settings.ops().host(), settings.ops().port(), "--ops-port");
    }

    /** Answers about its health, as long as it runs. */
    AutoCloseable ops(Settings settings, PrometheusMeterRegistry meters, RunningService part) {
        return Services.ops(settings.ops(), meters, part);
    }

    @Override
    public Integer call() throws Exception {
        Settings settings = settings();
        check(settings);
        String servers = settings.bootstrapServers();
        if (!BrokerConnection.await(servers, shell::say, shell::stopping)) {
            return 0;
        }
        BrokerConnection.createTopics(servers, settings.topics());
        try (Meters meters = new Meters();
                RunningService part = start(settings, meters.registry());
                AutoCloseable ops = ops(settings, meters.registry(), part)) {
            shell.say("The " + part.name() + " runs against " + servers + ". Stop with Ctrl-C.");
            shell.stop().await();
            shell.say("Stopping.");
        }
        return 0;
    }
}

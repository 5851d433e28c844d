package org.onrecord.app.command.run;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.onrecord.app.broker.ExternalBroker;
import org.onrecord.app.broker.Ports;
import org.onrecord.app.data.DataFolder;
import org.onrecord.app.data.DataVersion;
import org.onrecord.app.issue.FollowedIssues;
import org.onrecord.app.models.ReadingModels;
import org.onrecord.app.run.ClockWatch;
import org.onrecord.app.run.Logging;
import org.onrecord.app.run.Meters;
import org.onrecord.app.run.RunningService;
import org.onrecord.app.run.Services;
import org.onrecord.app.settings.Setting;
import org.onrecord.app.settings.Settings;
import org.onrecord.app.shell.Shell;
import org.onrecord.app.shell.ShellCommand;
import org.onrecord.dashboard.ops.OpsServer;
import org.onrecord.events.kafka.BrokerWatch;
import org.onrecord.events.kafka.KafkaClients;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/** A command that runs one service of OnRecord against an external broker. */
@Command
public final class ServiceCommand extends ShellCommand {
    private final String name;
    private final Start start;

    private interface Start {
        /** @param brokers why not all brokers that are needed answer */
        RunningService start(Settings settings, PrometheusMeterRegistry meters, Supplier<Optional<String>> brokers);
    }

    private ServiceCommand(String name, Start start, Setting<?>... takes) {
        this.name = name;
        this.start = start;
        taking(Stream.concat(
                        Stream.of(
                                Setting.BOOTSTRAP_SERVERS,
                                Setting.PARTITIONS,
                                Setting.REPLICATION,
                                Setting.KAFKA_METRICS,
                                Setting.LOG_FORMAT),
                        Stream.of(takes))
                .toArray(Setting<?>[]::new));
    }

    public static ServiceCommand ingest() {
        return new ServiceCommand(
                "ingest",
                (settings, meters, brokers) -> Services.ingest(settings.kafka(), settings, meters),
                Setting.SEEDS,
                Setting.SEEDS_INTERVAL,
                Setting.SOURCES,
                Setting.CAPTURES,
                Setting.USER_AGENT,
                Setting.HOST_DELAY,
                Setting.ALLOWED_ADDRESSES,
                Setting.OPS_HOST,
                Setting.OPS_PORT);
    }

    public static ServiceCommand process(Shell shell) {
        return new ServiceCommand(
                "process",
                (settings, meters, brokers) -> following(
                        shell,
                        settings,
                        issues -> Services.processor(
                                settings.kafka(),
                                settings,
                                issues,
                                ReadingModels.cachedIn(ReadingModels.folder(settings.data()), settings.issues()),
                                meters,
                                shell::say)),
                Setting.ISSUE,
                Setting.THREADS,
                Setting.AS_OF,
                Setting.LLM_BASE_URL,
                Setting.LLM_MODEL,
                Setting.LLM_ROLE,
                Setting.LLM_PER_MINUTE,
                Setting.LLM_PER_DAY,
                Setting.OPS_HOST,
                Setting.OPS_PORT);
    }

    public static ServiceCommand delivery(Shell shell) {
        return new ServiceCommand(
                "notify",
                (settings, meters, brokers) -> following(
                        shell,
                        settings,
                        issues -> Services.notify(
                                settings.kafka(),
                                settings,
                                issues,
                                settings.optional(Setting.ADMIN_TOKEN),
                                settings.optional(Setting.WEBHOOK_SECRET),
                                meters)),
                Setting.ISSUE,
                Setting.DASHBOARD_URL,
                Setting.BRIEFS_URL,
                Setting.SMTP,
                Setting.MAIL_FROM,
                Setting.ALLOWED_ADDRESSES,
                Setting.CLOCK,
                Setting.OPS_HOST,
                Setting.OPS_PORT);
    }

    /** Returns the command that runs the dashboard, which serves health and metrics itself. */
    public static ServiceCommand dashboard(Shell shell) {
        return new ServiceCommand(
                "dashboard",
                (settings, meters, brokers) -> following(
                        shell,
                        settings,
                        issues -> Services.dashboard(
                                settings.kafka(),
                                settings,
                                settings.optional(Setting.ADMIN_TOKEN),
                                issues,
                                meters,
                                Map.of(Services.BROKERS, brokers),
                                Optional.empty())),
                Setting.ISSUE,
                Setting.CAPTURES,
                Setting.HOST,
                Setting.PORT,
                Setting.TOKENS,
                Setting.PUBLIC_READING,
                Setting.PRIVATE_READING,
                Setting.PROXY_USER_HEADER,
                Setting.PROXY_ADDRESSES,
                Setting.PROXY_ROLE,
                Setting.PROXY_ROLE_HEADER,
                Setting.READERS_SUBSCRIBE,
                Setting.DASHBOARD_URL,
                Setting.ALLOWED_HOSTS,
                Setting.ALLOWED_ADDRESSES);
    }

    private static RunningService following(
            Shell shell, Settings settings, Function<FollowedIssues, RunningService> service) {
        return Services.following(settings.kafka(), settings, loadAll(settings), shell::say, service);
    }

    @Override
    public void configure(Shell from, CommandSpec spec) {
        super.configure(from, spec);
        spec.name(name);
    }

    /** Returns true if the service has a data folder of its own; notify has none, and {@code --data} only names the broker's. */
    private boolean keepsData() {
        return !takes(Setting.SMTP);
    }

    /** Checks what the service needs, before the command waits for the broker. */
    private void check(Settings settings) {
        if (takes(Setting.PORT)) {
            Ports.requireFree("the dashboard", settings.get(Setting.HOST), settings.get(Setting.PORT), "--port");
        } else {
            Ports.requireFree(
                    "health and metrics", settings.get(Setting.OPS_HOST), settings.get(Setting.OPS_PORT), "--ops-port");
        }
        if (keepsData()) {
            DataVersion.requireReadable(settings.data());
        }
        if (takes(Setting.ISSUE)) {
            loadAll(settings);
            DataVersion.write(DataFolder.make(settings.data()));
        }
    }

    @Override
    public Integer call() throws Exception {
        Settings settings = settings();
        Logging.use(settings.get(Setting.LOG_FORMAT));
        check(settings);
        KafkaClients kafka = settings.kafka();
        if (!ExternalBroker.await(kafka, shell::say, shell::stopping)) {
            return 0;
        }
        ExternalBroker.createTopics(kafka, settings.get(Setting.PARTITIONS), settings.get(Setting.REPLICATION));
        try (Meters meters = new Meters(
                        keepsData() ? Optional.of(settings.data()) : Optional.empty(),
                        settings.get(Setting.KAFKA_METRICS));
                BrokerWatch brokers = BrokerWatch.start(kafka);
                RunningService service = start.start(settings, meters.registry(), brokers::notReady);
                AutoCloseable ops = takes(Setting.PORT)
                        ? () -> {}
                        : OpsServer.start(
                                settings.get(Setting.OPS_HOST),
                                settings.get(Setting.OPS_PORT),
                                meters.registry(),
                                Map.of(Services.BROKERS, brokers::notReady, service.name(), service.readiness()))) {
            shell.say("The " + service.name() + " runs against " + kafka + ". Stop with Ctrl-C.");
            ClockWatch clock = new ClockWatch();
            while (!shell.stop().await(1, TimeUnit.SECONDS)) {
                clock.haltIfSetBack(shell::say);
            }
            shell.say("Stopping.");
        }
        return 0;
    }
}

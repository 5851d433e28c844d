package org.onrecord.app.command.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.onrecord.app.issue.LoadedIssue;
import org.onrecord.app.run.AllInOne;
import org.onrecord.app.run.ClockWatch;
import org.onrecord.app.settings.Setting;
import org.onrecord.app.settings.Settings;
import org.onrecord.app.shell.ShellCommand;
import picocli.CommandLine.Command;

@Command(name = "serve")
public final class ServeCommand extends ShellCommand {
    private static final long POLL_MS = 100;

    /** Settings of external brokers and of services that run apart. */
    private static final Set<Setting<?>> NOT_TAKEN = Set.of(
            Setting.BOOTSTRAP_SERVERS,
            Setting.KAFKA_CONFIG,
            Setting.TOPIC_PREFIX,
            Setting.OPS_HOST,
            Setting.OPS_PORT,
            Setting.REPLICATION);

    public ServeCommand() {
        taking(Setting.ALL.stream()
                .filter(setting -> !NOT_TAKEN.contains(setting))
                .toArray(Setting<?>[]::new));
    }

    @Override
    public Integer call() throws InterruptedException {
        Settings settings = settings();
        List<LoadedIssue> given = loadAll(settings);
        try (AllInOne process = AllInOne.start(settings, given, true, shell::say)) {
            boolean ready = false;
            ClockWatch clock = new ClockWatch();
            while (!shell.stop().await(POLL_MS, TimeUnit.MILLISECONDS)) {
                clock.haltIfSetBack(shell::say);
                if (process.fault().isDone()) {
                    throw process.fault().join();
                }
                if (!ready && process.isReady()) {
                    ready = true;
                    shell.say("Ready after " + sinceStart() + " s. Stop with Ctrl-C.");
                }
            }
            shell.say("Stopping.");
        }
        return 0;
    }

    private static String sinceStart() {
        Instant started = ProcessHandle.current().info().startInstant().orElseGet(Instant::now);
        return String.format(
                Locale.ROOT, "%.1f", Duration.between(started, Instant.now()).toMillis() / 1000.0);
    }
}

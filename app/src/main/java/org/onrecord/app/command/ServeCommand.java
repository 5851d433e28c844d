package org.onrecord.app.command;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.onrecord.app.run.AllInOne;
import org.onrecord.app.run.LoadedIssue;
import org.onrecord.app.settings.Setting;
import org.onrecord.app.settings.Settings;
import picocli.CommandLine.Command;

@Command(
        name = "serve",
        description =
                "Runs everything in one process, on one data folder: a Kafka broker, ingest, the processor and the dashboard.")
final class ServeCommand extends ShellCommand {
    private static final long POLL_MS = 100;

    ServeCommand(Shell shell) {
        super(
                shell,
                Setting.DATA,
                Setting.ISSUE,
                Setting.SEEDS,
                Setting.SEEDS_INTERVAL,
                Setting.SOURCES,
                Setting.CAPTURES,
                Setting.USER_AGENT,
                Setting.HOST_DELAY,
                Setting.ALLOWED_ADDRESSES,
                Setting.HOST,
                Setting.PORT,
                Setting.BROKER_PORT,
                Setting.PUBLIC_READING,
                Setting.ALLOWED_HOSTS,
                Setting.THREADS,
                Setting.AS_OF,
                Setting.LLM_BASE_URL,
                Setting.LLM_MODEL,
                Setting.LLM_PER_MINUTE,
                Setting.LLM_PER_DAY,
                Setting.PARTITIONS);
    }

    @Override
    public Integer call() throws InterruptedException {
        Settings settings = settings();
        LoadedIssue given = load(settings.issue());
        try (AllInOne process = AllInOne.start(settings, given, shell::say)) {
            boolean ready = false;
            while (!shell.stop().await(POLL_MS, TimeUnit.MILLISECONDS)) {
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

package org.onrecord.app.command.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.onrecord.app.broker.ExternalBroker;
import org.onrecord.app.broker.Ports;
import org.onrecord.app.data.DataVersion;
import org.onrecord.app.failure.Failure;
import org.onrecord.app.run.Readiness;
import org.onrecord.app.run.Services;
import org.onrecord.app.settings.Setting;
import org.onrecord.app.settings.Settings;
import org.onrecord.app.shell.ShellCommand;
import org.onrecord.events.version.BuildVersion;
import picocli.CommandLine.Command;

/** Checks what OnRecord needs, and prints of each thing that it is right, or what is wrong with it and how to put it right. Nothing is changed. */
@Command(name = "doctor")
public final class DoctorCommand extends ShellCommand {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long GIGABYTE = 1_000_000_000;

    /** On a full disk the broker stops, and what it was writing has to be repaired. */
    private static final long LEAST_FREE = GIGABYTE;

    /** Looks at one thing and returns what it is like; a failure says what is wrong and how to put it right. */
    @FunctionalInterface
    private interface Look {
        String at(Settings settings) throws IOException, InterruptedException;
    }

    private record Check(String subject, Look look) {}

    private static final List<Check> CHECKS = List.of(
            new Check("version", settings -> "OnRecord " + BuildVersion.get() + " on Java " + Runtime.version()),
            new Check("data folder", DoctorCommand::dataFolder),
            new Check("format of the data", DoctorCommand::format),
            new Check(
                    "disk",
                    settings -> disk(
                            settings.data(),
                            Files.getFileStore(existing(settings.data())).getUsableSpace())),
            new Check("issues", DoctorCommand::issues),
            new Check("sources", DoctorCommand::sources),
            new Check("dashboard", DoctorCommand::dashboard),
            new Check("broker", DoctorCommand::broker));

    @Override
    public Integer call() throws InterruptedException {
        Settings settings = settings();
        int wrong = 0;
        for (Check check : CHECKS) {
            try {
                shell.print("ok     " + check.subject() + ": " + check.look().at(settings));
            } catch (Failure e) {
                wrong++;
                shell.print("WRONG  " + check.subject() + ": " + e.sentence());
            } catch (IOException e) {
                wrong++;
                shell.print("WRONG  " + check.subject() + ": it cannot be read (" + e + "); give this user the right.");
            }
        }
        shell.say(wrong == 0 ? "Nothing is wrong." : wrong + " of " + CHECKS.size() + " are wrong.");
        return wrong == 0 ? 0 : 1;
    }

    private static String dataFolder(Settings settings) throws IOException {
        Path data = settings.data().toAbsolutePath().normalize();
        if (!Files.exists(data)) {
            return data + " does not exist yet; the first start makes it";
        }
        try (Stream<Path> files = Files.walk(data, 2)) {
            Optional<Path> closed = files.filter(each -> !Files.isReadable(each)
                            || (!Files.isWritable(each) && !each.startsWith(data.resolve("natives"))))
                    .findFirst();
            if (closed.isPresent()) {
                throw new Failure(
                        "this user can not read and write " + closed.get()
                                + "; make this user the owner of the folder and of all in it (chown -R), or choose another with --data.");
            }
        }
        return data + " can be read and written";
    }

    private static String format(Settings settings) {
        DataVersion.requireReadable(settings.data());
        return DataVersion.of(settings.data())
                .map(last -> "OnRecord " + last.version() + " used the folder last")
                .orElse("no version is noted yet");
    }

    /**
     * Returns how much room there is.
     *
     * @throws Failure if it is too little
     */
    static String disk(Path data, long free) {
        String room = String.format("%.1f GB", (double) free / GIGABYTE);
        if (free < LEAST_FREE) {
            throw new Failure("only " + room + " is free where " + data
                    + " lies; make room, or move the folder to a larger disk and name it with --data.");
        }
        return room + " is free";
    }

    private static Path existing(Path path) {
        Path existing = path.toAbsolutePath().normalize();
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        return existing;
    }

    private static String issues(Settings settings) {
        return loadAll(settings).stream().map(each -> each.issue().id()).collect(Collectors.joining(", "));
    }

    private static String sources(Settings settings) {
        int catalogued = Services.catalogue(settings).size();
        List<Path> closed = new ArrayList<>(settings.besideCommand(Setting.SEEDS));
        closed.removeIf(folder -> !Files.exists(folder) || (Files.isDirectory(folder) && Files.isReadable(folder)));
        if (!closed.isEmpty()) {
            throw new Failure("the watched folder " + closed.getFirst()
                    + " is none, or this user cannot read it; give this user the right, or name another with --seeds.");
        }
        return catalogued + " in the catalogues; try them with `onrecord sources test`";
    }

    private static String dashboard(Settings settings) throws InterruptedException {
        int port = settings.get(Setting.PORT);
        return switch (Readiness.ask(port, PATIENCE)) {
            case Readiness.Ready ready -> "it is ready on port " + port;
            case Readiness.NotReady not ->
                throw new Failure("it does not run as it should: " + not.words()
                        + "; wait if it has just started, else read the log, or choose another port with --port"
                        + " if another program has this one.");
            case Readiness.Nobody nobody -> {
                Ports.requireFree("the dashboard", settings.get(Setting.HOST), port, "--port");
                yield "it does not run; port " + port + " is free for it";
            }
        };
    }

    private static String broker(Settings settings) throws InterruptedException {
        boolean external = settings.isGiven(Setting.BOOTSTRAP_SERVERS) || settings.isGiven(Setting.KAFKA_CONFIG);
        int port = settings.get(Setting.BROKER_PORT);
        if (!external && Readiness.ask(settings.get(Setting.PORT), PATIENCE) instanceof Readiness.Nobody) {
            Ports.requireFree("the broker", "127.0.0.1", port, "--broker-port");
            return "serve brings its own; port " + port + " is free for it";
        }
        return ExternalBroker.check(settings.kafka(), settings.get(Setting.REPLICATION));
    }
}

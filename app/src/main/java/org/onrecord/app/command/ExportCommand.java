package org.onrecord.app.command;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.onrecord.app.failure.Failure;
import org.onrecord.app.read.Lessons;
import org.onrecord.app.read.TopicReader;
import org.onrecord.app.run.BrokerConnection;
import org.onrecord.app.settings.Setting;
import org.onrecord.events.Alert;
import org.onrecord.events.topic.Topic;
import org.onrecord.events.topic.Topics;
import org.onrecord.processor.talkingpoint.follow.WorkedOff;
import org.onrecord.processor.topology.ProcessorLag;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "export",
        description =
                "Writes what stands on a topic as JSON Lines: the newest record of each key, sorted by key. The same"
                        + " documents, corrections, issue file and models give the same lines, in whatever order they came; of"
                        + " fetch-alerts, which tell of sources and edits, the same fetches do. Lessons are the statements of"
                        + " which an editor decided a topic or side, as labelled passages that can be learnt from.")
final class ExportCommand extends ShellCommand {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** What can be exported. */
    enum Kind {
        STATEMENTS,
        TRENDS,
        ALERTS,
        FETCH_ALERTS,
        TALKING_POINTS,
        OUTCOMES,
        CORRECTIONS,
        LESSONS;

        Collection<Topic> topics() {
            return switch (this) {
                case STATEMENTS -> List.of(Topics.STATEMENTS);
                case TRENDS -> List.of(Topics.TRENDS);
                case ALERTS -> alerts(false);
                case FETCH_ALERTS -> alerts(true);
                case TALKING_POINTS -> List.of(Topics.TALKING_POINTS);
                case OUTCOMES -> List.of(Topics.OUTCOMES);
                case CORRECTIONS -> List.of(Topics.CORRECTIONS);
                case LESSONS -> List.of(Topics.STATEMENTS, Topics.DOCUMENTS);
            };
        }

        private static List<Topic> alerts(boolean ofFetching) {
            return Arrays.stream(Alert.Kind.values())
                    .filter(kind -> kind.isOfFetching() == ofFetching)
                    .map(Topics::alerts)
                    .toList();
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @Parameters(paramLabel = "KIND", description = "One of: ${COMPLETION-CANDIDATES}.")
    private Kind kind = Kind.STATEMENTS;

    @Option(names = "--out", paramLabel = "FILE", description = "Writes to a file; it is there when it is whole.")
    private @Nullable Path out;

    @Option(names = "--now", description = "Does not wait for the processor to work off what has been written.")
    private boolean now;

    ExportCommand(Shell shell) {
        super(shell, Setting.BOOTSTRAP_SERVERS);
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
        String servers = settings().bootstrapServers();
        BrokerConnection.require(servers);
        if (!now) {
            awaitProcessor(servers);
        }
        SortedMap<String, byte[]> records = kind == Kind.LESSONS ? Lessons.read(servers) : newest(servers);
        if (out == null) {
            write(records, shell.out());
        } else {
            writeWhole(records, out.toAbsolutePath());
            shell.say(records.size() + " " + kind + " written to " + out + ".");
        }
        return 0;
    }

    private SortedMap<String, byte[]> newest(String servers) {
        try (TopicReader reader = new TopicReader(servers, kind.topics())) {
            return reader.newest();
        }
    }

    private void awaitProcessor(String servers) throws InterruptedException {
        try (ProcessorLag processor = new ProcessorLag(servers);
                WorkedOff talkingPoints = new WorkedOff(servers)) {
            boolean done = kind == Kind.ALERTS ? processor.awaitShifts(PATIENCE) : processor.await(PATIENCE);
            if (!done || !talkingPoints.await(PATIENCE)) {
                shell.say("The processor is still at work (or not running); exported as it stands now.");
            }
        }
    }

    private static void writeWhole(SortedMap<String, byte[]> records, Path file) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(part))) {
                write(records, stream);
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new Failure("The file " + file + " cannot be written (" + e + "); name another with --out.", e);
        }
    }

    private static void write(SortedMap<String, byte[]> records, OutputStream to) throws IOException {
        for (byte[] json : records.values()) {
            to.write(json);
            to.write('\n');
        }
        to.flush();
    }
}

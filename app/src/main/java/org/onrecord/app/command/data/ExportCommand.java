package org.onrecord.app.command.data;

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
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.onrecord.app.broker.TopicReader;
import org.onrecord.app.failure.Failure;
import org.onrecord.app.learning.TrainingExamples;
import org.onrecord.app.shell.CommandLines;
import org.onrecord.app.shell.ShellCommand;
import org.onrecord.events.Alert;
import org.onrecord.events.IssueKey;
import org.onrecord.events.json.JsonName;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.topic.Topic;
import org.onrecord.events.topic.Topics;
import org.onrecord.processor.talkingpoint.follow.TalkingPointLag;
import org.onrecord.processor.topology.ProcessorLag;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "export")
public final class ExportCommand extends ShellCommand {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    enum Kind implements JsonName {
        STATEMENTS,
        TRENDS,
        ALERTS,
        UNCONFIRMED_ALERTS,
        FETCH_ALERTS,
        TALKING_POINTS,
        OUTCOMES,
        CORRECTIONS,
        TRAINING;

        Collection<Topic> topics() {
            return switch (this) {
                case STATEMENTS -> List.of(Topics.STATEMENTS);
                case TRENDS -> List.of(Topics.TRENDS);
                case ALERTS -> alerts(false);
                case UNCONFIRMED_ALERTS -> List.of(Topics.ALERTS_UNCONFIRMED);
                case FETCH_ALERTS -> alerts(true);
                case TALKING_POINTS -> List.of(Topics.TALKING_POINTS);
                case OUTCOMES -> List.of(Topics.OUTCOMES);
                case CORRECTIONS -> List.of(Topics.CORRECTIONS);
                case TRAINING -> List.of(Topics.STATEMENTS, Topics.DOCUMENTS);
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
            return json();
        }
    }

    /** Reads a kind by its name; {@code lessons} is what {@code training} was called in 0.1.0. */
    static final class KindConverter implements ITypeConverter<Kind> {
        @Override
        public Kind convert(String name) {
            return CommandLines.choice(Kind.class, name.equalsIgnoreCase("lessons") ? "training" : name);
        }
    }

    @Parameters(paramLabel = "KIND", converter = KindConverter.class, descriptionKey = "KIND")
    private Kind kind = Kind.STATEMENTS;

    @Option(names = "--out", paramLabel = "FILE")
    private @Nullable Path out;

    @Option(names = "--issue", paramLabel = "ID")
    private @Nullable String issue;

    @Option(names = "--now")
    private boolean now;

    @Override
    public Integer call() throws InterruptedException, IOException {
        KafkaClients kafka = broker();
        if (!now) {
            awaitProcessor(kafka);
        }
        SortedMap<String, byte[]> records =
                kind == Kind.TRAINING ? training(kafka) : TopicReader.newest(kafka, kind.topics());
        if (issue != null) {
            String wanted = issue;
            records.keySet().removeIf(key -> !IssueKey.isOf(wanted, key));
        }
        if (out == null) {
            write(records, shell.out());
        } else {
            writeWhole(records, out.toAbsolutePath());
            shell.say(records.size() + " lines written to " + out + ".");
        }
        return 0;
    }

    private SortedMap<String, byte[]> training(KafkaClients kafka) {
        SortedMap<String, byte[]> examples = TrainingExamples.read(kafka);
        SortedSet<String> issues = new TreeSet<>();
        examples.keySet().forEach(key -> IssueKey.issue(key).ifPresent(issues::add));
        if (issue == null && issues.size() > 1) {
            throw new Failure("Editors decided on several issues; name the one to learn with --issue: "
                    + String.join(", ", issues) + ".");
        }
        return examples;
    }

    private void awaitProcessor(KafkaClients kafka) throws InterruptedException {
        try (ProcessorLag processor = new ProcessorLag(kafka);
                TalkingPointLag talkingPoints = new TalkingPointLag(kafka)) {
            boolean done = kind == Kind.ALERTS ? processor.awaitShifts(PATIENCE) : processor.await(PATIENCE);
            if (!done || !talkingPoints.await(PATIENCE)) {
                shell.say("The processor has not caught up (or does not run); this is the current state.");
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

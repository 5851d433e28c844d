package org.onrecord.app.command;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.onrecord.app.failure.Failure;
import org.onrecord.app.read.TopicReader;
import org.onrecord.app.run.BrokerConnection;
import org.onrecord.app.settings.Setting;
import org.onrecord.events.EventJson;
import org.onrecord.events.deadletter.DeadLetter;
import org.onrecord.events.deadletter.DeadLetterQueue;
import org.onrecord.events.deadletter.DeadLetterQueue.Original;
import org.onrecord.events.deadletter.DeadLetterQueue.RetriedElsewhereException;
import org.onrecord.events.deadletter.RetryResult;
import org.onrecord.events.topic.Topics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What could not be read, from a shell. */
final class DeadLettersCommands {
    private DeadLettersCommands() {}

    /** The command without a subcommand. */
    @Command(name = "dead-letters", description = "What could not be read, and why.", mixinStandardHelpOptions = true)
    static final class Group implements Runnable {
        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public void run() {
            throw new ParameterException(
                    spec.commandLine(),
                    "Name a command: " + String.join(", ", spec.subcommands().keySet()) + ".");
        }
    }

    /** What each of the commands does with the letters. */
    abstract static class OnLetters extends ShellCommand {
        OnLetters(Shell shell) {
            super(shell, Setting.BOOTSTRAP_SERVERS);
        }

        @Override
        public final Integer call() throws InterruptedException {
            String servers = settings().bootstrapServers();
            BrokerConnection.require(servers);
            TopicReader.require(servers, List.of(Topics.DEAD_LETTERS));
            try (DeadLetterQueue box = new DeadLetterQueue(servers)) {
                return call(box);
            } catch (RetriedElsewhereException e) {
                throw new Failure("Nothing more was retried: " + e.getMessage() + ".", e);
            } catch (KafkaException e) {
                throw new Failure("The broker at " + servers + " does not answer (" + e.getMessage() + ").", e);
            } finally {
                shell.out().flush();
            }
        }

        abstract int call(DeadLetterQueue box);
    }

    @Command(
            name = "list",
            description =
                    "Shows what could not be read or written in the last 30 days, last put away last: its id, where it came from"
                            + " and why.")
    static final class ListThem extends OnLetters {
        @Option(names = "--stage", paramLabel = "STAGE", description = "Only those of a stage: ingest or processor.")
        private @Nullable String stage;

        @Option(names = "--json", description = "Writes one JSON object a line.")
        private boolean json;

        ListThem(Shell shell) {
            super(shell);
        }

        @Override
        int call(DeadLetterQueue box) {
            List<DeadLetter> letters =
                    box.letters().stream().filter(ofStage(stage)).toList();
            letters.forEach(
                    letter -> shell.out().println(json ? EventJson.mapper().writeValueAsString(letter) : line(letter)));
            if (!json) {
                shell.say(summary(letters));
            }
            return 0;
        }
    }

    @Command(
            name = "show",
            description =
                    "Shows one letter: its reason, the headers of the record that it was made of, and the original bytes.")
    static final class Show extends OnLetters {
        @Parameters(paramLabel = "ID", description = "As `dead-letters list` shows it, e.g. 0-42.")
        private String id = "";

        @Option(
                names = "--out",
                paramLabel = "FILE",
                description = "Writes the original bytes to a file, as they are, instead of showing them.")
        private @Nullable Path out;

        Show(Shell shell) {
            super(shell);
        }

        @Override
        int call(DeadLetterQueue box) {
            DeadLetter letter = find(box, id);
            Optional<Original> original = box.original(letter);
            shell.out().print(head(letter));
            original.map(Original::headers)
                    .filter(headers -> !headers.isEmpty())
                    .ifPresent(headers -> shell.out().print(headers(headers)));
            if (out == null) {
                shell.out()
                        .println(
                                original.map(DeadLettersCommands::text).orElse("The original is gone from its topic."));
            } else {
                write(original.orElseThrow(() -> new Failure("The original is gone from its topic.")), out);
            }
            return 0;
        }

        private void write(Original original, Path file) {
            byte[] value = original.value();
            byte[] bytes = value == null ? new byte[0] : value;
            try {
                Files.write(file, bytes);
            } catch (IOException e) {
                throw new Failure("The file " + file + " cannot be written (" + e + "); name another with --out.", e);
            }
            shell.say(bytes.length + " bytes written to " + file
                    + (original.whole() ? "." : ": the first ones, more were not kept."));
        }
    }

    @Command(
            name = "retry",
            description =
                    "Writes the record of a letter back to its topic as it was, once. One that fails again becomes a new letter, with"
                            + " the number of tries.")
    static final class RetryThem extends OnLetters {
        @Parameters(
                paramLabel = "ID",
                arity = "0..*",
                description = "Letters as `dead-letters list` shows them, e.g. 0-42.")
        private List<String> ids = List.of();

        @Option(names = "--all", description = "Every letter that was not retried yet.")
        private boolean all;

        @Option(
                names = "--stage",
                paramLabel = "STAGE",
                description = "Every letter of a stage that was not retried yet: ingest or processor.")
        private @Nullable String stage;

        RetryThem(Shell shell) {
            super(shell);
        }

        @Override
        int call(DeadLetterQueue box) {
            boolean several = all || stage != null;
            if (several != ids.isEmpty()) {
                throw wrongUsage("Say which letters: their ids, --all, or --stage with a stage.");
            }
            ids.forEach(id -> find(box, id));
            Predicate<DeadLetter> which = several
                    ? ofStage(stage).and(letter -> letter.retried() == null)
                    : letter -> ids.contains(letter.id());
            List<RetryResult> retries = box.retry(which);
            retries.forEach(each -> shell.out().println(said(each)));
            long refused = retries.stream()
                    .filter(RetryResult.Refused.class::isInstance)
                    .count();
            shell.say((retries.size() - refused) + " written back, " + refused + " not.");
            return refused > 0 && !several ? 1 : 0;
        }
    }

    private static String said(RetryResult retry) {
        return switch (retry) {
            case RetryResult.WrittenBack done ->
                done.letter().id() + "  written back to " + done.topic() + ", try "
                        + (done.letter().tries() + 1);
            case RetryResult.Refused refused -> refused.letter().id() + "  not retried: " + plain(refused.reason());
        };
    }

    private static Predicate<DeadLetter> ofStage(@Nullable String stage) {
        return letter -> stage == null || letter.stage().equals(stage);
    }

    private static DeadLetter find(DeadLetterQueue box, String id) {
        return box.letters().stream()
                .filter(letter -> letter.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Failure("There is no dead letter " + id
                        + "; `onrecord dead-letters list` shows those of the last 30 days."));
    }

    /** One letter in one line: id, stage, origin, size, reason, and what became of it. */
    static String line(DeadLetter letter) {
        return letter.id() + "  " + letter.stage() + "  " + plain(letter.origin()) + "  " + bytes(letter.size()) + ": "
                + plain(letter.reason()) + (letter.tries() > 1 ? "  (try " + letter.tries() + ")" : "")
                + (letter.retried() == null ? "" : "  (retried " + letter.retried() + ")");
    }

    private static String summary(List<DeadLetter> letters) {
        Map<String, Long> open = letters.stream()
                .filter(letter -> letter.retried() == null)
                .collect(Collectors.groupingBy(DeadLetter::stage, TreeMap::new, Collectors.counting()));
        long retried =
                letters.stream().filter(letter -> letter.retried() != null).count();
        return open.isEmpty() && retried == 0
                ? "There are no dead letters."
                : open.entrySet().stream()
                                .map(stage -> stage.getKey() + " " + stage.getValue())
                                .collect(Collectors.joining(", ", "Open: ", open.isEmpty() ? "none" : ""))
                        + "; retried: " + retried + ".";
    }

    private static String head(DeadLetter letter) {
        DeadLetter.Place record = letter.record();
        return "Letter:   " + letter.id() + ", put away " + letter.received() + " by the stage " + letter.stage() + "\n"
                + "Reason:   " + plain(letter.reason()) + "\n"
                + "Origin:   " + plain(letter.origin()) + "\n"
                + (record == null
                        ? ""
                        : "Record:   " + record.topic() + ", partition " + record.partition() + ", offset "
                                + record.offset() + "\n")
                + "Key:      " + plain(letter.key()) + "\n"
                + "Size:     " + bytes(letter.size()) + "\n"
                + "Tries:    " + letter.tries() + "\n"
                + "Retry:    "
                + letter.obstacle().map(DeadLettersCommands::plain).orElse("onrecord dead-letters retry " + letter.id())
                + "\n";
    }

    private static String headers(Map<String, String> headers) {
        return new TreeMap<>(headers)
                .entrySet().stream()
                        .map(header -> "  " + plain(header.getKey()) + ": " + plain(header.getValue()) + "\n")
                        .collect(Collectors.joining("", "Headers:\n", ""));
    }

    /** The original as text, where it is one. What could steer a terminal is not passed on. */
    private static String text(Original original) {
        byte[] value = original.value();
        if (value == null || value.length == 0) {
            return "The original has no bytes, or none were kept.";
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(value))
                    .toString()
                    .replaceAll("[\\p{Cntrl}&&[^\n\t]]", "\ufffd");
            return "\n" + text + (original.whole() ? "" : "\n(more was not kept)");
        } catch (CharacterCodingException e) {
            return "The original is no text in UTF-8; write it to a file with --out.";
        }
    }

    private static String bytes(long size) {
        return String.format(Locale.ROOT, "%,d bytes", size);
    }

    private static String plain(String words) {
        return words.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    }
}

package org.onrecord.app.command.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onrecord.app.broker.TopicReader;
import org.onrecord.app.failure.Failure;
import org.onrecord.app.shell.ShellCommand;
import org.onrecord.app.shell.ShellText;
import org.onrecord.events.EventJson;
import org.onrecord.events.deadletter.DeadLetter;
import org.onrecord.events.deadletter.DeadLetterQueue;
import org.onrecord.events.deadletter.DeadLetterQueue.Original;
import org.onrecord.events.deadletter.DeadLetterQueue.RetriedElsewhereException;
import org.onrecord.events.deadletter.RetryResult;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.text.StrictUtf8;
import org.onrecord.events.topic.Topics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The subcommands of {@code onrecord dead-letters}. */
public final class DeadLettersCommands {
    private DeadLettersCommands() {}

    private abstract static class QueueCommand extends ShellCommand {
        @Override
        public final Integer call() throws InterruptedException {
            KafkaClients kafka = broker();
            TopicReader.require(kafka, List.of(Topics.DEAD_LETTERS));
            try (DeadLetterQueue queue = new DeadLetterQueue(kafka)) {
                return call(queue);
            } catch (RetriedElsewhereException e) {
                throw new Failure("Nothing more was retried: " + e.getMessage() + ".", e);
            } finally {
                shell.out().flush();
            }
        }

        abstract int call(DeadLetterQueue queue);
    }

    @Command(name = "list")
    public static final class ListAll extends QueueCommand {
        @Option(names = "--stage", paramLabel = "STAGE")
        private @Nullable String stage;

        @Option(names = "--json")
        private boolean json;

        @Override
        int call(DeadLetterQueue queue) {
            List<DeadLetter> letters =
                    queue.letters().stream().filter(ofStage(stage)).toList();
            letters.forEach(letter -> shell.print(json ? EventJson.mapper().writeValueAsString(letter) : line(letter)));
            if (!json) {
                shell.say(summary(letters));
            }
            return 0;
        }
    }

    @Command(name = "show")
    public static final class Show extends QueueCommand {
        @Parameters(paramLabel = "ID", descriptionKey = "ID")
        private String id = "";

        @Option(names = "--out", paramLabel = "FILE")
        private @Nullable Path out;

        @Override
        int call(DeadLetterQueue queue) {
            DeadLetter letter = find(queue, id);
            Optional<Original> original = queue.original(letter);
            shell.out().print(head(letter));
            original.map(Original::headers)
                    .filter(headers -> !headers.isEmpty())
                    .ifPresent(headers -> shell.out().print(headers(headers)));
            if (out == null) {
                shell.print(
                        original.map(DeadLettersCommands::text).orElse("The original record is gone from its topic."));
            } else {
                write(original.orElseThrow(() -> new Failure("The original record is gone from its topic.")), out);
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
                    + (original.whole() ? "." : ": only the first bytes were kept."));
        }
    }

    @Command(name = "retry")
    public static final class Retry extends QueueCommand {
        @Parameters(paramLabel = "ID", arity = "0..*", descriptionKey = "ID")
        private List<String> ids = List.of();

        @Option(names = "--all")
        private boolean all;

        @Option(names = "--stage", paramLabel = "STAGE")
        private @Nullable String stage;

        @Override
        int call(DeadLetterQueue queue) {
            boolean several = all || stage != null;
            if (several != ids.isEmpty()) {
                throw wrongUsage("Name the dead letters: their ids, --all, or --stage with a stage.");
            }
            ids.forEach(id -> find(queue, id));
            Predicate<DeadLetter> which = several
                    ? ofStage(stage).and(letter -> letter.retried() == null)
                    : letter -> ids.contains(letter.id());
            List<RetryResult> retries = queue.retry(which);
            retries.forEach(each -> shell.print(said(each)));
            long refused = retries.stream()
                    .filter(RetryResult.Refused.class::isInstance)
                    .count();
            shell.say((retries.size() - refused) + " written back, " + refused + " refused.");
            return refused > 0 && !several ? 1 : 0;
        }
    }

    private static String said(RetryResult retry) {
        return switch (retry) {
            case RetryResult.WrittenBack done ->
                done.letter().id() + "  written back to " + done.topic() + ", try "
                        + (done.letter().tries() + 1);
            case RetryResult.Refused refused ->
                refused.letter().id() + "  not retried: " + ShellText.plain(refused.reason());
        };
    }

    private static Predicate<DeadLetter> ofStage(@Nullable String stage) {
        return letter -> stage == null || letter.stage().equals(stage);
    }

    private static DeadLetter find(DeadLetterQueue queue, String id) {
        return queue.letters().stream()
                .filter(letter -> letter.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Failure("There is no dead letter " + id
                        + "; `onrecord dead-letters list` shows those of the last 30 days."));
    }

    /** Formats a dead letter as one line: id, stage, origin, size, reason, and what became of it. */
    static String line(DeadLetter letter) {
        return letter.id() + "  " + letter.stage() + "  " + ShellText.plain(letter.origin()) + "  "
                + bytes(letter.size()) + ": "
                + ShellText.plain(letter.reason()) + (letter.tries() > 1 ? "  (try " + letter.tries() + ")" : "")
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
        return "Letter:   " + letter.id() + ", received " + letter.received() + " from the stage " + letter.stage()
                + "\n"
                + "Reason:   " + ShellText.plain(letter.reason()) + "\n"
                + "Origin:   " + ShellText.plain(letter.origin()) + "\n"
                + (record == null
                        ? ""
                        : "Record:   " + record.topic() + ", partition " + record.partition() + ", offset "
                                + record.offset() + "\n")
                + "Key:      " + ShellText.plain(letter.key()) + "\n"
                + "Size:     " + bytes(letter.size()) + "\n"
                + "Tries:    " + letter.tries() + "\n"
                + "Retry:    "
                + letter.obstacle().map(ShellText::plain).orElse("onrecord dead-letters retry " + letter.id())
                + "\n";
    }

    private static String headers(Map<String, String> headers) {
        return new TreeMap<>(headers)
                .entrySet().stream()
                        .map(header -> "  " + ShellText.plain(header.getKey()) + ": "
                                + ShellText.plain(header.getValue()) + "\n")
                        .collect(Collectors.joining("", "Headers:\n", ""));
    }

    /** Returns the original as text where it is text, without the characters that could steer a terminal. */
    private static String text(Original original) {
        byte[] value = original.value();
        if (value == null || value.length == 0) {
            return "The original has no bytes, or none were kept.";
        }
        try {
            String text = StrictUtf8.decode(value).replaceAll("[\\p{Cntrl}&&[^\n\t]]", "\ufffd");
            return "\n" + text + (original.whole() ? "" : "\n(the rest was not kept)");
        } catch (StrictUtf8.NotUtf8Exception e) {
            return "The original is not UTF-8 text; write it to a file with --out.";
        }
    }

    private static String bytes(long size) {
        return String.format(Locale.ROOT, "%,d bytes", size);
    }
}

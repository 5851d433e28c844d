package org.onrecord.app.command;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onrecord.app.read.TopicReader;
import org.onrecord.app.read.TopicReader.Read;
import org.onrecord.app.run.Broker;
import org.onrecord.app.settings.Setting;
import org.onrecord.events.topic.DeadLetter;
import org.onrecord.events.topic.Topics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What could not be read, from a shell. */
final class DeadLetters {
    private DeadLetters() {}

    /** The command without a subcommand. */
    @Command(name = "dead-letters", description = "What could not be read, and why.", mixinStandardHelpOptions = true)
    static final class Group implements Runnable {
        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public void run() {
            throw new ParameterException(spec.commandLine(), "Name a command: list.");
        }
    }

    @Command(
            name = "list",
            description = "Shows what could not be read in the last 30 days: where it came from and why.")
    static final class ListThem extends ShellCommand {
        ListThem(Shell shell) {
            super(shell, Setting.BOOTSTRAP_SERVERS);
        }

        @Override
        public Integer call() throws InterruptedException {
            String servers = settings().bootstrapServers();
            Broker.require(servers);
            try (TopicReader reader = new TopicReader(servers, List.of(Topics.DEAD_LETTERS))) {
                reader.toEnd(letter -> shell.out().println(line(letter)));
            }
            shell.out().flush();
            return 0;
        }
    }

    /** One letter in one line: stage, origin, size, reason. */
    static String line(Read letter) {
        Map<String, String> headers = letter.headers();
        String origin = first(
                headers.get(DeadLetter.ORIGIN),
                headers.containsKey("__streams.errors.topic")
                        ? headers.get("__streams.errors.topic") + "-" + headers.get("__streams.errors.partition") + "@"
                                + headers.get("__streams.errors.offset")
                        : null,
                letter.key());
        String reason = first(
                headers.get(DeadLetter.REASON),
                headers.get("__streams.errors.message"),
                headers.get("__streams.errors.exception"),
                "no reason was given");
        String size = first(headers.get(DeadLetter.SIZE), Integer.toString(letter.json().length));
        return first(headers.get(DeadLetter.STAGE), "processor") + "  " + origin + "  " + size + " bytes: " + reason;
    }

    private static String first(@Nullable String... texts) {
        for (String text : texts) {
            if (text != null && !text.isBlank()) {
                return text;
            }
        }
        return "";
    }
}

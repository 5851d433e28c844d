package org.onrecord.app.command;

import java.util.List;
import java.util.Optional;
import org.onrecord.app.read.TopicReader;
import org.onrecord.app.run.BrokerConnection;
import org.onrecord.app.settings.Setting;
import org.onrecord.events.Event;
import org.onrecord.events.EventJson;
import org.onrecord.events.EventJson.UnreadableEventException;
import org.onrecord.events.Statement;
import org.onrecord.events.topic.Topics;
import org.onrecord.processor.statement.Suggestion;
import org.onrecord.processor.statement.UnknownSpeakers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The registry of speakers, from a shell. */
final class ActorsCommands {
    private ActorsCommands() {}

    /** The command without a subcommand. */
    @Command(
            name = "actors",
            description = "Who speaks, and whom the issue file does not know yet.",
            mixinStandardHelpOptions = true)
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

    @Command(
            name = "suggest",
            description =
                    "Lists the speakers of the running system whom the issue file does not know, the most frequent"
                            + " first, as YAML to paste into its actors. Names that seem to be one person's are joined; sides and"
                            + " tiers are inferred: read what the comments cite before you keep an entry.")
    static final class Suggest extends ShellCommand {
        @Option(
                names = "--at-least",
                paramLabel = "DOCUMENTS",
                defaultValue = "2",
                description = "Leaves out who speaks in fewer documents. Default: ${DEFAULT-VALUE}.")
        private int documents = 2;

        @Option(names = "--all", description = "Lists those too who seem to hold no office.")
        private boolean all;

        Suggest(Shell shell) {
            super(shell, Setting.BOOTSTRAP_SERVERS);
        }

        @Override
        public Integer call() throws InterruptedException {
            if (documents < 1) {
                throw wrongUsage("--at-least must be a whole number from 1, not " + documents + ".");
            }
            String servers = settings().bootstrapServers();
            BrokerConnection.require(servers);
            UnknownSpeakers unknown = new UnknownSpeakers();
            try (TopicReader reader = new TopicReader(servers, List.of(Topics.STATEMENTS))) {
                reader.newest().values().forEach(json -> statement(json).ifPresent(unknown::add));
            }
            List<Suggestion> suggestions = unknown.suggestions(documents, all);
            suggestions.forEach(suggestion -> shell.out().print(suggestion.yaml()));
            shell.out().flush();
            shell.say(
                    suggestions.isEmpty()
                            ? "The issue file knows everybody who speaks in " + documents + " documents or more."
                            : suggestions.size() + " speakers; paste what you keep under actors in the issue file.");
            return 0;
        }

        private static Optional<Statement> statement(byte[] json) {
            try {
                return EventJson.read(json, Event.class) instanceof Statement statement
                        ? Optional.of(statement)
                        : Optional.empty();
            } catch (UnreadableEventException e) {
                return Optional.empty();
            }
        }
    }
}

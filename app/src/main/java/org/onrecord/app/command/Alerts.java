package org.onrecord.app.command;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Callable;
import org.onrecord.app.read.AlertText;
import org.onrecord.app.read.TopicReader;
import org.onrecord.app.read.TopicReader.Read;
import org.onrecord.app.run.Broker;
import org.onrecord.app.settings.Setting;
import org.onrecord.events.Alert;
import org.onrecord.events.EventJson;
import org.onrecord.events.EventJson.UnreadableEventException;
import org.onrecord.events.topic.Topics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What a person subscribes to from a shell. */
final class Alerts {
    private Alerts() {}

    @Command(name = "follow", description = "Shows alerts as they come, with the words that prove them.")
    static final class Follow extends ShellCommand {
        @Option(
                names = "--from-beginning",
                negatable = true,
                defaultValue = "true",
                fallbackValue = "true",
                description =
                        "Shows the alerts that stand already, too. On by default; --no-from-beginning leaves them out.")
        private boolean fromBeginning;

        @Option(names = "--json", description = "Writes the records as they stand on the topics, one a line.")
        private boolean json;

        Follow(Shell shell) {
            super(shell, Setting.BOOTSTRAP_SERVERS);
        }

        @Override
        public Integer call() throws InterruptedException {
            String servers = settings().bootstrapServers();
            Broker.require(servers);
            try (TopicReader reader = new TopicReader(servers, Topics.alerts())) {
                if (!fromBeginning) {
                    reader.skipToEnd();
                }
                Thread.ofVirtual().start(() -> awaitStop(reader));
                reader.follow(read -> show(shell, read, json));
            }
            return 0;
        }

        private void awaitStop(TopicReader reader) {
            try {
                shell.stop().await();
                reader.wakeUp();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Command(name = "list", description = "Shows the alerts that stand now, with the words that prove them.")
    static final class ListStanding extends ShellCommand {
        @Option(names = "--json", description = "Writes the records as they stand on the topics, one a line.")
        private boolean json;

        ListStanding(Shell shell) {
            super(shell, Setting.BOOTSTRAP_SERVERS);
        }

        @Override
        public Integer call() throws InterruptedException {
            String servers = settings().bootstrapServers();
            Broker.require(servers);
            try (TopicReader reader = new TopicReader(servers, Topics.alerts())) {
                reader.newest().forEach((key, value) -> show(shell, new Read("", key, value, Map.of()), json));
            }
            return 0;
        }
    }

    @Command(name = "alerts", description = "Alerts from a shell: what fired, why, and the words that prove it.")
    static final class Group implements Callable<Integer> {
        @picocli.CommandLine.Spec
        private picocli.CommandLine.Model.CommandSpec spec = picocli.CommandLine.Model.CommandSpec.create();

        @Override
        public Integer call() {
            throw new picocli.CommandLine.ParameterException(
                    spec.commandLine(), "Say what to do with alerts: follow or list.");
        }
    }

    private static void show(Shell shell, Read read, boolean json) {
        if (json) {
            shell.out().println(read.isTombstone() ? withdrawn(read.key()) : text(read));
        } else {
            shell.out().println(read.isTombstone() ? AlertText.withdrawn(read.key()) : readable(read));
        }
        shell.out().flush();
    }

    private static String text(Read read) {
        return new String(read.json(), StandardCharsets.UTF_8);
    }

    private static String withdrawn(String id) {
        return EventJson.mapper()
                .createObjectNode()
                .put("id", id)
                .put("withdrawn", true)
                .toString();
    }

    private static String readable(Read read) {
        try {
            return AlertText.of(EventJson.read(read.json(), Alert.class));
        } catch (UnreadableEventException e) {
            return "unreadable  " + read.key() + ": " + e.getMessage();
        }
    }
}

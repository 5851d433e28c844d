package org.onrecord.app.command;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.onrecord.app.read.AlertText;
import org.onrecord.app.read.TopicReader;
import org.onrecord.app.read.TopicReader.Read;
import org.onrecord.app.run.BrokerConnection;
import org.onrecord.app.settings.Setting;
import org.onrecord.events.Alert;
import org.onrecord.events.EventJson;
import org.onrecord.events.EventJson.UnreadableEventException;
import org.onrecord.events.topic.AlertWithdrawal;
import org.onrecord.events.topic.CloudEvents;
import org.onrecord.events.topic.Topics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** What a person subscribes to from a shell. */
final class AlertsCommands {
    private AlertsCommands() {}

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
            BrokerConnection.require(servers);
            try (TopicReader reader = new TopicReader(servers, Topics.alerts())) {
                if (!fromBeginning) {
                    reader.skipToEnd();
                }
                Thread.ofVirtual().start(() -> awaitStop(reader));
                Told told = new Told(shell, json);
                reader.follow(read -> {
                    if (fromBeginning || !CloudEvents.isHistorical(read.headers())) {
                        told.show(read);
                    }
                });
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
            BrokerConnection.require(servers);
            try (TopicReader reader = new TopicReader(servers, Topics.alerts())) {
                Told told = new Told(shell, json);
                reader.newest().forEach((key, value) -> told.show(new Read("", key, value, Map.of())));
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

    /** Shows alerts as they come, and names those withdrawn by what they told. */
    private static final class Told {
        private final Shell shell;
        private final boolean json;
        private final Map<String, String> titles = new HashMap<>();

        Told(Shell shell, boolean json) {
            this.shell = shell;
            this.json = json;
        }

        void show(Read read) {
            if (json) {
                shell.out().println(read.isTombstone() ? withdrawn(read) : text(read));
            } else {
                shell.out().println(read.isTombstone() ? gone(read) : readable(read));
            }
            shell.out().flush();
        }

        private String gone(Read read) {
            return AlertText.withdrawn(
                    read.key(), Optional.ofNullable(titles.remove(read.key())), AlertWithdrawal.reason(read.headers()));
        }

        private String readable(Read read) {
            try {
                Alert alert = EventJson.read(read.json(), Alert.class);
                titles.put(alert.id(), alert.title());
                return AlertText.of(alert);
            } catch (UnreadableEventException e) {
                return "unreadable  " + read.key() + ": " + e.getMessage();
            }
        }
    }

    private static String text(Read read) {
        return new String(read.json(), StandardCharsets.UTF_8);
    }

    private static String withdrawn(Read read) {
        ObjectNode gone =
                EventJson.mapper().createObjectNode().put("id", read.key()).put("withdrawn", true);
        AlertWithdrawal.reason(read.headers()).ifPresent(reason -> gone.put("reason", reason));
        return gone.toString();
    }
}

package org.onrecord.app.command;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onrecord.app.read.AlertText;
import org.onrecord.app.read.TopicReader;
import org.onrecord.app.read.TopicReader.Read;
import org.onrecord.app.run.BrokerConnection;
import org.onrecord.app.settings.Setting;
import org.onrecord.events.Alert;
import org.onrecord.events.EventJson;
import org.onrecord.events.IssueKey;
import org.onrecord.events.EventJson.UnreadableEventException;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.topic.AlertWithdrawal;
import org.onrecord.events.topic.CloudEvents;
import org.onrecord.events.topic.Topics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** The subcommands of {@code onrecord alerts}. */
final class AlertsCommands {
    private AlertsCommands() {}

    /** A command that shows alerts. */
    private abstract static class AlertsCommand extends ShellCommand {
        @Option(
                names = "--json",
                description = "Write the records as they are on the topics, one JSON object per line.")
        private boolean json;

        @Option(
                names = "--issue",
                paramLabel = "ID",
                description = "Show only alerts about this issue. Default: all alerts.")
        private @Nullable String issue;

        private final Map<String, String> titles = new HashMap<>();

        AlertsCommand(Shell shell) {
            super(shell, Setting.BOOTSTRAP_SERVERS);
        }

        @Override
        public final Integer call() throws InterruptedException {
            KafkaClients kafka = settings().kafka();
            BrokerConnection.require(kafka);
            try (TopicReader reader = new TopicReader(kafka, Topics.alerts())) {
                read(reader);
            }
            return 0;
        }

        abstract void read(TopicReader reader);

        final void show(Read read) {
            if (issue != null && !IssueKey.isOf(issue, read.key())) {
                return;
            }
            if (json) {
                shell.out()
                        .println(
                                read.isTombstone()
                                        ? withdrawnJson(read)
                                        : new String(read.json(), StandardCharsets.UTF_8));
            } else {
                shell.out().println(read.isTombstone() ? withdrawn(read) : text(read));
            }
            shell.out().flush();
        }

        private String text(Read read) {
            try {
                Alert alert = EventJson.read(read.json(), Alert.class);
                titles.put(alert.id(), alert.title());
                return AlertText.of(alert);
            } catch (UnreadableEventException e) {
                return "unreadable  " + read.key() + ": " + e.getMessage();
            }
        }

        private String withdrawn(Read read) {
            return AlertText.withdrawn(
                    IssueKey.id(read.key()),
                    Optional.ofNullable(titles.remove(IssueKey.id(read.key()))),
                    AlertWithdrawal.reason(read.headers()));
        }

        private static String withdrawnJson(Read read) {
            ObjectNode withdrawn =
                    EventJson.mapper().createObjectNode().put("id", IssueKey.id(read.key())).put("withdrawn", true);
            AlertWithdrawal.reason(read.headers()).ifPresent(reason -> withdrawn.put("reason", reason));
            return withdrawn.toString();
        }
    }

    @Command(name = "follow", description = "Shows alerts as they come, with the words that prove them.")
    static final class Follow extends AlertsCommand {
        @Option(
                names = "--from-beginning",
                negatable = true,
                defaultValue = "true",
                fallbackValue = "true",
                description = "Show the current alerts first. On by default; --no-from-beginning leaves them out.")
        private boolean fromBeginning;

        Follow(Shell shell) {
            super(shell);
        }

        @Override
        void read(TopicReader reader) {
            if (!fromBeginning) {
                reader.skipToEnd();
            }
            Thread.ofVirtual().start(() -> awaitStop(reader));
            reader.follow(read -> {
                if (fromBeginning || !CloudEvents.isHistorical(read.headers())) {
                    show(read);
                }
            });
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

    @Command(name = "list", description = "Shows the current alerts, with the words that prove them.")
    static final class ListCurrent extends AlertsCommand {
        ListCurrent(Shell shell) {
            super(shell);
        }

        @Override
        void read(TopicReader reader) {
            reader.newest().forEach((key, json) -> show(new Read("", key, json, Map.of())));
        }
    }
}

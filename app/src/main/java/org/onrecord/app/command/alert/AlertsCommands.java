package org.onrecord.app.command.alert;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.onrecord.app.broker.TopicReader;
import org.onrecord.app.failure.Failure;
import org.onrecord.app.shell.ShellCommand;
import org.onrecord.events.Alert;
import org.onrecord.events.EventJson;
import org.onrecord.events.EventJson.UnreadableEventException;
import org.onrecord.events.IssueKey;
import org.onrecord.events.Rule;
import org.onrecord.events.json.JsonName;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.kafka.TopicScan;
import org.onrecord.events.topic.AlertWithdrawal;
import org.onrecord.events.topic.TextHeaders;
import org.onrecord.events.topic.Topics;
import org.onrecord.notify.rule.RuleMatcher;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** The subcommands of {@code onrecord alerts}. */
public final class AlertsCommands {
    private static final Duration POLL = Duration.ofMillis(200);

    private AlertsCommands() {}

    private abstract static class AlertsCommand extends ShellCommand {
        @Option(names = "--json", descriptionKey = "alerts.json")
        private boolean inJson;

        @Option(names = "--issue", paramLabel = "ID", descriptionKey = "alerts.issue")
        private @Nullable String issue;

        private final Map<String, String> titles = new HashMap<>();

        @Override
        public final Integer call() throws InterruptedException {
            KafkaClients kafka = broker();
            try (KafkaConsumer<String, byte[]> reader = TopicReader.open(kafka, Topics.alerts())) {
                read(kafka, reader);
            }
            return 0;
        }

        abstract void read(KafkaClients kafka, KafkaConsumer<String, byte[]> reader);

        /** @param json the alert; null if it is withdrawn */
        final void show(String key, byte @Nullable [] json, Headers headers) {
            if (issue != null && !IssueKey.isOf(issue, key)) {
                return;
            }
            Optional<String> reason = AlertWithdrawal.reason(TextHeaders.of(headers));
            if (inJson) {
                shell.print(json == null ? withdrawnJson(key, reason) : new String(json, StandardCharsets.UTF_8));
            } else {
                shell.print(json == null ? withdrawn(key, reason) : text(key, json));
            }
            shell.out().flush();
        }

        private String text(String key, byte[] json) {
            try {
                Alert alert = EventJson.read(json, Alert.class);
                titles.put(alert.id(), alert.title());
                return AlertText.of(alert);
            } catch (UnreadableEventException e) {
                return "unreadable  " + key + ": " + e.getMessage();
            }
        }

        private String withdrawn(String key, Optional<String> reason) {
            String id = IssueKey.id(key);
            return AlertText.withdrawn(id, Optional.ofNullable(titles.remove(id)), reason);
        }

        private static String withdrawnJson(String key, Optional<String> reason) {
            ObjectNode withdrawn = EventJson.mapper()
                    .createObjectNode()
                    .put("id", IssueKey.id(key))
                    .put("withdrawn", true);
            reason.ifPresent(why -> withdrawn.put("reason", why));
            return withdrawn.toString();
        }
    }

    @Command(name = "follow")
    public static final class Follow extends AlertsCommand {
        @Option(names = "--from-beginning", negatable = true, defaultValue = "true", fallbackValue = "true")
        private boolean fromBeginning;

        @Option(names = "--kind")
        private List<String> kinds = List.of();

        @Option(names = "--side")
        private List<String> sides = List.of();

        @Option(names = "--actor")
        private List<String> actors = List.of();

        @Option(names = "--claim")
        private List<String> claims = List.of();

        @Option(names = "--since", paramLabel = "DAY")
        private @Nullable LocalDate since;

        @Option(names = "--rule", paramLabel = "ID")
        private @Nullable String rule;

        private final Set<String> shown = new HashSet<>();

        @Override
        void read(KafkaClients kafka, KafkaConsumer<String, byte[]> reader) {
            Predicate<Alert> wanted = wanted(kafka);
            boolean all = kinds.isEmpty()
                    && sides.isEmpty()
                    && actors.isEmpty()
                    && claims.isEmpty()
                    && since == null
                    && rule == null;
            Consumer<ConsumerRecord<String, byte[]>> show = each -> {
                byte[] json = each.value();
                if (all || (json == null ? shown.remove(each.key()) : isWanted(each.key(), json, wanted))) {
                    show(each.key(), json, each.headers());
                }
            };
            if (fromBeginning) {
                TopicScan.toEnd(reader, show);
            } else {
                TopicScan.skipToEnd(reader);
            }
            while (!shell.stopping()) {
                for (ConsumerRecord<String, byte[]> each : reader.poll(POLL)) {
                    if (!AlertWithdrawal.isSilent(TextHeaders.of(each.headers()), each.value() == null)) {
                        show.accept(each);
                    }
                }
            }
        }

        private boolean isWanted(String key, byte[] json, Predicate<Alert> wanted) {
            try {
                boolean is = wanted.test(EventJson.read(json, Alert.class));
                if (is) {
                    shown.add(key);
                }
                return is;
            } catch (UnreadableEventException e) {
                return false;
            }
        }

        private Predicate<Alert> wanted(KafkaClients kafka) {
            for (String kind : kinds) {
                if (JsonName.of(kind, Alert.Kind.values()).isEmpty()) {
                    throw wrongUsage("--kind must be one of " + JsonName.listed(Alert.Kind.values()) + ", not \"" + kind
                            + "\".");
                }
            }
            Optional<RuleMatcher> matcher = Optional.ofNullable(rule).map(id -> matcher(kafka, id));
            LocalDate from = since;
            return alert -> (kinds.isEmpty() || kinds.contains(alert.kind().json()))
                    && is(sides, alert.facts().get("side"))
                    && is(actors, alert.facts().get("actor"))
                    && is(claims, alert.facts().get("claim"))
                    && (from == null || (alert.day() != null && !alert.day().isBefore(from)))
                    && matcher.map(each -> each.why(alert).isPresent()).orElse(true);
        }

        private static RuleMatcher matcher(KafkaClients kafka, String id) {
            return Optional.ofNullable(TopicReader.newest(kafka, Rule.class, List.of(Topics.RULES))
                            .get(id))
                    .map(RuleMatcher::new)
                    .orElseThrow(() -> new Failure("There is no rule " + id + "; see: onrecord rules list"));
        }

        private static boolean is(List<String> wanted, @Nullable String given) {
            return wanted.isEmpty() || (given != null && wanted.contains(given));
        }
    }

    @Command(name = "list")
    public static final class ListCurrent extends AlertsCommand {
        @Override
        void read(KafkaClients kafka, KafkaConsumer<String, byte[]> reader) {
            TopicReader.newest(reader).forEach((key, json) -> show(key, json, new RecordHeaders()));
        }
    }
}

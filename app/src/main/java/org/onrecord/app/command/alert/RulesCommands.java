package org.onrecord.app.command.alert;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.onrecord.app.broker.TopicReader;
import org.onrecord.app.failure.Failure;
import org.onrecord.app.run.Services;
import org.onrecord.app.shell.ShellCommand;
import org.onrecord.events.Alert;
import org.onrecord.events.Event;
import org.onrecord.events.Rule;
import org.onrecord.events.Subscription;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.kafka.TopicSender;
import org.onrecord.events.topic.Topic;
import org.onrecord.events.topic.Topics;
import org.onrecord.notify.authoring.RuleFile;
import org.onrecord.notify.channel.Channels;
import org.onrecord.notify.rule.BackTest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The subcommands of {@code onrecord rules}. */
public final class RulesCommands {
    private RulesCommands() {}

    /** A command that reads rules, and may write them. */
    private abstract static class RulesCommand extends ShellCommand {
        @Override
        public final Integer call() throws InterruptedException {
            return run(broker());
        }

        abstract int run(KafkaClients kafka) throws InterruptedException;

        static SortedMap<String, Rule> rules(KafkaClients kafka) {
            return TopicReader.newest(kafka, Rule.class, List.of(Topics.RULES));
        }

        static SortedMap<String, Subscription> subscriptions(KafkaClients kafka) {
            return TopicReader.newest(kafka, Subscription.class, List.of(Topics.SUBSCRIPTIONS));
        }

        static List<Alert> alerts(KafkaClients kafka) {
            return List.copyOf(
                    TopicReader.newest(kafka, Alert.class, Topics.alerts()).values());
        }

        final RuleFile read(Path file) {
            String yaml = read("file of rules", file, Files::readString);
            try {
                return RuleFile.read(
                        yaml, Instant.now().truncatedTo(ChronoUnit.MILLIS), Services.addresses(settings()));
            } catch (RuleFile.InvalidRulesException e) {
                throw new Failure("The file of rules cannot be used:\n" + e.getMessage(), e);
            }
        }

        static void write(KafkaClients kafka, List<Change> changes) throws InterruptedException {
            try (TopicSender sender = TopicSender.patient(kafka)) {
                for (Change change : changes) {
                    sender.send(change.record());
                }
            } catch (TopicSender.NotTakenException e) {
                throw new Failure("The broker did not take the rules (" + e.getCause() + ").", e);
            }
        }
    }

    /** A command that writes rules, with the name of who changes them. */
    private abstract static class NamedCommand extends RulesCommand {
        @Option(names = "--by", paramLabel = "NAME")
        String by = System.getProperty("user.name", "unknown");
    }

    /** A record that changes what is on the topics, with words for people. */
    private record Change(ProducerRecord<String, byte[]> record, String words) {
        static Change put(Topic topic, Event event, String words) {
            return new Change(topic.record(event, "rules", Instant.now()), words);
        }
    }

    @Command(name = "apply")
    public static final class Apply extends NamedCommand {
        @Parameters(paramLabel = "FILE", descriptionKey = "FILE")
        private Path file = Path.of("");

        @Option(names = "--yes")
        private boolean yes;

        @Override
        int run(KafkaClients kafka) throws InterruptedException {
            RuleFile wanted = read(file);
            List<Alert> alerts = alerts(kafka);
            List<Change> changes = new ArrayList<>();
            SortedMap<String, Rule> rules = rules(kafka);
            for (Rule rule : wanted.rules()) {
                changes.addAll(change(rule, Optional.ofNullable(rules.get(rule.id())), BackTest.of(rule, alerts)));
            }
            changes.addAll(subscriptions(wanted, subscriptions(kafka)));
            if (changes.isEmpty()) {
                shell.say("Nothing changes.");
                return 0;
            }
            changes.forEach(change -> shell.print(change.words()));
            if (!yes && !confirmed()) {
                shell.say("Nothing was changed.");
                return 1;
            }
            write(kafka, changes);
            shell.say("Done: " + changes.size() + (changes.size() == 1 ? " change." : " changes."));
            return 0;
        }

        private List<Change> change(Rule rule, Optional<Rule> before, BackTest test) {
            test.refusal(rule).ifPresent(why -> {
                throw new Failure("The rule " + rule.id() + " is refused. " + why);
            });
            Rule next = before.map(old -> new Rule(
                            rule.id(), rule.name(), rule.selects(), rule.pace(), old.since(), old.mutedUntil()))
                    .orElse(rule);
            if (before.map(old -> old.changedBy(null)).filter(next::equals).isPresent()) {
                return List.of();
            }
            return List.of(Change.put(
                    Topics.RULES,
                    next.changedBy(by),
                    (before.isPresent() ? "~ change the rule " : "+ new rule ") + rule.id() + ": " + rule.name() + " ("
                            + test.summary() + ")"));
        }

        private List<Change> subscriptions(RuleFile wanted, Map<String, Subscription> there) {
            List<Change> changes = new ArrayList<>();
            List<String> ids =
                    wanted.subscriptions().stream().map(Subscription::id).toList();
            for (Subscription each : wanted.subscriptions()) {
                Subscription before = there.get(each.id());
                if (before == null) {
                    Subscription made = each.withLeave(Optional.empty()).changedBy(by);
                    changes.add(Change.put(Topics.SUBSCRIPTIONS, made, "+ subscribe " + words(each)));
                } else if (!Objects.equals(before.secret(), each.secret())
                        || !Objects.equals(before.language(), each.language())) {
                    Subscription changed = before.withSecret(each.secret())
                            .withLanguage(each.language())
                            .changedBy(by);
                    changes.add(Change.put(
                            Topics.SUBSCRIPTIONS, changed, "~ change the secret or the language: " + words(each)));
                }
            }
            there.values().stream()
                    .filter(each ->
                            wanted.rules().stream().anyMatch(rule -> rule.id().equals(each.rule())))
                    .filter(each -> !ids.contains(each.id()))
                    .forEach(each -> changes.add(new Change(
                            Topics.SUBSCRIPTIONS.tombstone(each.id()), "- end the subscription " + words(each))));
            return changes;
        }

        private boolean confirmed() {
            try {
                return shell.ask("Apply? [y/N]")
                        .filter(answer -> answer.toLowerCase(Locale.ROOT).startsWith("y"))
                        .isPresent();
            } catch (IOException e) {
                return false;
            }
        }
    }

    /** Returns a subscription for people; of an address that may hold a token only the host. */
    static String words(Subscription subscription) {
        String to = subscription.to();
        String shown = to.startsWith("http") ? Channels.of(subscription).masked(to) : to;
        return subscription.rule() + " by " + subscription.channel().json() + (shown.isEmpty() ? "" : " to " + shown)
                + (subscription.off() == null ? "" : " (off: " + subscription.off() + ")");
    }

    @Command(name = "list")
    public static final class ListAll extends RulesCommand {
        @Override
        int run(KafkaClients kafka) {
            SortedMap<String, Rule> rules = rules(kafka);
            SortedMap<String, Subscription> subscriptions = subscriptions(kafka);
            List<Alert> alerts = alerts(kafka);
            rules.values().forEach(rule -> {
                shell.print(rule.id() + "  " + rule.name() + "  ("
                        + BackTest.of(rule, alerts).summary() + ")");
                subscriptions.values().stream()
                        .filter(each -> each.rule().equals(rule.id()))
                        .forEach(each -> shell.print("    " + words(each)));
            });
            RuleFile.readyMade(Instant.now()).stream()
                    .filter(each -> !rules.containsKey(each.id()))
                    .forEach(each -> shell.print(each.id() + "  " + each.name()
                            + "  (not on; switch it on: onrecord rules on " + each.id() + ")"));
            return 0;
        }
    }

    @Command(name = "on")
    public static final class On extends NamedCommand {
        @Parameters(paramLabel = "ID", descriptionKey = "ID")
        private String id = "";

        @Override
        int run(KafkaClients kafka) throws InterruptedException {
            Rule rule = RuleFile.readyMade(Instant.now().truncatedTo(ChronoUnit.MILLIS)).stream()
                    .filter(each -> each.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> new Failure("There is no ready-made rule " + id + "; see: onrecord rules list"));
            if (rules(kafka).containsKey(id)) {
                shell.say("The rule " + id + " is on already; nothing was changed.");
                return 0;
            }
            write(kafka, List.of(Change.put(Topics.RULES, rule.changedBy(by), "")));
            shell.say(
                    "On: " + rule.name() + ". Its alerts are on " + Topics.ALERTS_RULES.name() + ", keys " + id + "/…");
            return 0;
        }
    }

    @Command(name = "delete")
    public static final class Delete extends RulesCommand {
        @Parameters(paramLabel = "ID", descriptionKey = "ID")
        private String id = "";

        @Override
        int run(KafkaClients kafka) throws InterruptedException {
            if (!rules(kafka).containsKey(id)) {
                throw new Failure("There is no rule " + id + "; see: onrecord rules list");
            }
            List<Change> changes = new ArrayList<>();
            changes.add(new Change(Topics.RULES.tombstone(id), ""));
            subscriptions(kafka).values().stream()
                    .filter(each -> each.rule().equals(id))
                    .forEach(each -> changes.add(new Change(Topics.SUBSCRIPTIONS.tombstone(each.id()), "")));
            write(kafka, changes);
            shell.say("Deleted: " + id);
            return 0;
        }
    }

    @Command(name = "test")
    public static final class Test extends RulesCommand {
        @Parameters(paramLabel = "FILE", descriptionKey = "FILE")
        private Path file = Path.of("");

        @Override
        int run(KafkaClients kafka) {
            List<Alert> alerts = alerts(kafka);
            for (Rule rule : read(file).rules()) {
                BackTest test = BackTest.of(rule, alerts);
                shell.print(rule.id() + ": " + test.summary());
                test.refusal(rule).ifPresent(why -> shell.print("  refused: " + why));
                test.last().forEach(alert -> shell.print(AlertText.of(alert)));
            }
            return 0;
        }
    }
}

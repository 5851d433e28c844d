package org.onrecord.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.app.broker.EmbeddedBroker;
import org.onrecord.app.broker.ExternalBroker;
import org.onrecord.app.issue.FollowedIssues;
import org.onrecord.app.issue.LoadedIssue;
import org.onrecord.app.models.ReadingModels;
import org.onrecord.app.run.RunningService;
import org.onrecord.app.run.Services;
import org.onrecord.app.settings.Settings;
import org.onrecord.app.shell.CommandResult;
import org.onrecord.events.IssueKey;
import org.onrecord.events.file.Folders;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.kafka.TopicScan;
import org.onrecord.events.topic.Topic;
import org.onrecord.events.topic.Topics;
import org.onrecord.testing.Await;

/** Several issues in one system: each has the tables that it has alone, and comes and goes without touching the others. */
class SeveralIssuesIT {
    private static final List<String> TABLES =
            List.of("statements", "trends", "alerts", "unconfirmed-alerts", "talking-points", "outcomes");

    /** The issues, with the words that name each. */
    private static final Map<String, String> TERMS =
            Map.of("dam", "dam, river, reservoir", "talks", "talks, negotiate", "water", "water, flow");

    @TempDir
    Path folder;

    @Test
    @EnabledIfSystemProperty(
            named = "onrecord.long",
            matches = "true",
            disabledReason = "takes minutes; run it with -Donrecord.long=true")
    void eachIssueHasTheTablesThatItHasAlone() throws Exception {
        Path lines = DamDocuments.write(folder.resolve("documents.jsonl"), DamDocuments.lines(120, 5));
        Path issues = Files.createDirectories(folder.resolve("issues"));
        for (String issue : TERMS.keySet()) {
            add(issues, issue);
        }

        Map<String, String> together = tablesOf("together", issues, lines);

        for (String issue : TERMS.keySet()) {
            Map<String, String> own = only(issue, together);
            assertThat(own.getOrDefault("statements", "").lines().count())
                    .as(issue)
                    .isGreaterThan(30);
            assertThat(own.get("alerts")).as(issue).isNotEmpty();
            assertThat(own).as(issue).isEqualTo(tablesOf("alone-" + issue, issues.resolve(issue), lines));
        }
    }

    @Test
    void anIssueReadsTheWholeHistoryWhenItIsAddedAndLeavesNothingWhenItIsRemoved() throws Exception {
        int number = Boolean.getBoolean("onrecord.long") ? 160 : 32;
        List<String> all = DamDocuments.lines(number, 6);
        Path first = DamDocuments.write(folder.resolve("first.jsonl"), all.subList(0, number * 3 / 4));
        Path second = DamDocuments.write(folder.resolve("second.jsonl"), all.subList(number * 3 / 4, number));
        Path issues = Files.createDirectories(folder.resolve("issues"));
        add(issues, "dam");
        try (Onrecord system = Onrecord.serve(
                folder.resolve("data"),
                Files.createDirectories(folder.resolve("no-seeds")),
                issues,
                Map.of("ONRECORD_ACTORS", folder.resolve("no-actors").toString()))) {
            imports(system, first);
            Map<String, String> before = system.export(TABLES);
            List<Long> written = offsets(system, "dam");

            add(issues, "talks");
            system.await("outcomes of the added issue", Duration.ofMinutes(1), () -> count(system, "talks") > 3);
            system.kill();
            system.restart();
            system.await("all outcomes", Duration.ofMinutes(1), () -> count(system, "talks") == count(system, "dam"));
            assertThat(only("dam", system.export(TABLES))).isEqualTo(before);
            assertThat(offsets(system, "dam"))
                    .as("records of the issue that was there before")
                    .isEqualTo(written);

            imports(system, second);
            Map<String, String> after = system.export(TABLES);
            Path both = DamDocuments.write(folder.resolve("both.jsonl"), all);
            assertThat(only("talks", after)).isEqualTo(tablesOf("alone", issues.resolve("talks"), both));

            CommandResult refused = remove(system, "talks");
            assertThat(refused.err()).contains("The issue \"talks\" is still watched");
            Folders.delete(issues.resolve("talks"));
            system.await(
                    "the end of the issue",
                    Duration.ofSeconds(30),
                    () -> remove(system, "talks").code() == 0);
            assertThat(remains(system, "talks")).isEmpty();
            assertThat(system.export(TABLES)).isEqualTo(only("dam", after));
            assertThat(system.get("/readyz").statusCode()).isEqualTo(200);
        }
    }

    /** Adds an issue at once, as a moved folder does. */
    private void add(Path issues, String id) throws IOException {
        Path made = Files.createDirectories(folder.resolve("made").resolve(id));
        String yaml = Files.readString(DamDocuments.ISSUE)
                .replaceFirst("(?m)^id: dam$", "id: " + id + "\nterms: [" + TERMS.get(id) + "]");
        Files.writeString(made.resolve("issue.yaml"), yaml);
        Files.move(made, issues.resolve(id), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Runs the processors of issues on documents, and returns their tables. */
    private Map<String, String> tablesOf(String name, Path issues, Path documents) throws Exception {
        Path data = folder.resolve(name);
        Settings settings = Settings.of(
                Map.of(
                        "--data", data.toString(),
                        "--issue", issues.toString(),
                        "--actors", folder.resolve("no-actors").toString()),
                Map.of(),
                Path.of("/opt/onrecord"));
        List<LoadedIssue> given = new ArrayList<>();
        for (Path file : settings.issues().files()) {
            given.add(LoadedIssue.read(file, settings.actors()));
        }
        try (EmbeddedBroker broker = EmbeddedBroker.start(data.resolve("kafka"), 0);
                ReadingModels models = ReadingModels.load()) {
            KafkaClients kafka = broker.kafka();
            ExternalBroker.createTopics(kafka, 3, 1);
            try (FollowedIssues followed =
                            FollowedIssues.start(kafka, settings.issues(), settings.actors(), given, said -> {});
                    RunningService processor = Services.processor(
                            kafka, settings, followed, models, new SimpleMeterRegistry(), said -> {})) {
                Await.until(
                        "ready",
                        Duration.ofMinutes(2),
                        () -> processor.readiness().get().isEmpty());
                CommandResult imported = call(
                        broker.bootstrapServers(),
                        "import",
                        documents.toString(),
                        "--data",
                        data.resolve("import").toString());
                assertThat(imported.code()).as(imported.err()).isZero();
                // That of alerts waits for the most.
                call(broker.bootstrapServers(), "export", "alerts");
                Map<String, String> tables = new TreeMap<>();
                for (String table : TABLES) {
                    tables.put(
                            table,
                            call(broker.bootstrapServers(), "export", table, "--now")
                                    .out());
                }
                return tables;
            }
        }
    }

    private static CommandResult call(String servers, String... arguments) {
        return CommandResult.onrecord(Map.of("KAFKA_BOOTSTRAP_SERVERS", servers), arguments);
    }

    private static void imports(Onrecord system, Path file) throws IOException {
        CommandResult said = system.command("import", file.toString());
        assertThat(said.code()).as(said.err()).isZero();
    }

    private CommandResult remove(Onrecord system, String issue) {
        return call(
                "127.0.0.1:" + system.brokerPort(),
                "issue",
                "remove",
                issue,
                "--data",
                folder.resolve("data").toString());
    }

    /** Returns the lines of an issue. */
    private static Map<String, String> only(String issue, Map<String, String> tables) {
        Map<String, String> own = new TreeMap<>();
        tables.forEach((table, lines) -> own.put(
                table,
                lines.lines()
                        .filter(line -> line.contains("\"issue\":\"" + issue + "\""))
                        .map(line -> line + "\n")
                        .collect(Collectors.joining())));
        return own;
    }

    private static long count(Onrecord system, String issue) {
        return only(issue, Map.of("outcomes", system.exportNow("outcomes")))
                .getOrDefault("outcomes", "")
                .lines()
                .count();
    }

    /** Returns where the statements of an issue were written. */
    private static List<Long> offsets(Onrecord system, String issue) {
        List<Long> offsets = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = kafka(system).consumer()) {
            TopicScan.rewind(consumer, Topics.STATEMENTS);
            TopicScan.toEnd(consumer, record -> {
                if (IssueKey.isOf(issue, record.key())) {
                    offsets.add(record.partition() * 1_000_000L + record.offset());
                }
            });
        }
        return offsets.stream().sorted().toList();
    }

    /** Returns what is left of an issue: topics, groups, folders of stores and keys. */
    private List<String> remains(Onrecord system, String issue) throws Exception {
        List<String> remains = new ArrayList<>();
        try (Admin admin = kafka(system).admin()) {
            remains.addAll(admin.listTopics().names().get(30, TimeUnit.SECONDS));
            admin.listGroups().all().get(30, TimeUnit.SECONDS).forEach(each -> remains.add(each.groupId()));
        }
        try (Stream<Path> stores = Files.list(folder.resolve("data").resolve("streams"))) {
            stores.forEach(each -> remains.add(each.getFileName().toString()));
        }
        remains.removeIf(name -> !name.contains("." + issue));
        try (KafkaConsumer<String, byte[]> consumer = kafka(system).consumer()) {
            Map<String, Boolean> keys = new TreeMap<>();
            TopicScan.rewind(consumer, Topics.ALL.toArray(Topic[]::new));
            TopicScan.toEnd(consumer, record -> {
                if (record.key() != null && IssueKey.isOf(issue, record.key())) {
                    keys.put(record.topic() + " " + record.key(), record.value() != null);
                }
            });
            keys.forEach((key, stands) -> {
                if (stands) {
                    remains.add(key);
                }
            });
        }
        return remains;
    }

    private static KafkaClients kafka(Onrecord system) {
        return new KafkaClients("127.0.0.1:" + system.brokerPort(), Map.of());
    }
}

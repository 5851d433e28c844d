package org.onrecord.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.app.shell.CommandResult;
import org.onrecord.events.EventJson;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.kafka.TopicScan;
import org.onrecord.events.topic.Topics;
import org.onrecord.testing.Records;

/**
 * A replay shows what another issue file would change and changes nothing; put in force, even by a command that was
 * killed half-way, it leaves what a system has that never knew another.
 */
class ReplayIT {
    private static final String TOKEN = "a-long-secret";
    private static final List<String> TABLES =
            List.of("statements", "trends", "alerts", "unconfirmed-alerts", "outcomes", "talking-points");
    private static final String FLOODS = "The reservoir protects everyone downstream from floods.";

    @TempDir
    Path folder;

    @Test
    @EnabledIfSystemProperty(
            named = "onrecord.long",
            matches = "true",
            disabledReason = "takes minutes; run it with -Donrecord.long=true")
    void changesNothingUntilTheSwitchAndThenEverything() throws Exception {
        Path file = DamDocuments.write(folder.resolve("dam.jsonl"), DamDocuments.lines(30, 1));
        Path changed = changedIssue();
        Map<String, String> before;
        Map<String, String> after;
        byte[] correction;
        try (Onrecord system = serve("data", DamDocuments.ISSUE)) {
            imports(system, file);
            String corrected = correct(system);
            correction = system.export("corrections").strip().getBytes(StandardCharsets.UTF_8);
            before = system.export(TABLES);

            CommandResult foreign = system.command(
                    "replay", "--data", data(), "--issue", otherIssue().toString());
            assertThat(foreign.code()).isEqualTo(1);
            assertThat(foreign.err()).contains("The tables here are for the issue \"dam\"", "is for \"weir\"");

            CommandResult shown = system.command("replay", "--data", data(), "--issue", changed.toString());
            assertThat(shown.code()).as(shown.err()).isZero();
            assertThat(shown.out())
                    .contains("floods: 0 / 0 / ", "none to favor", "“" + FLOODS.substring(0, 20), "Statements by topic")
                    .containsPattern(
                            "\\+ 2024-0\\d-\\d\\d  first-position .* in favour of “The dam on the Teal river protects")
                    .contains("floods, NM, 2024-Q1: 0 in favour, 0 against → ");
            assertThat(shown.err())
                    .contains(
                            "there is no changed.learned.yaml beside its file", "Nothing has changed for anybody yet.");
            assertThat(system.export(TABLES)).isEqualTo(before);
            assertThat(system.json("/api/v1/issue").path("claims")).hasSize(2);

            killHalfWay(system, changed);
            assertThat(system.get("/readyz").body()).contains("`onrecord replay --switch` completes it");
            CommandResult half = system.command("replay", "--data", data(), "--issue", changed.toString());
            assertThat(half.code()).isEqualTo(1);
            assertThat(half.err()).contains("The switch to generation 1, begun at");

            CommandResult completed = system.command("replay", "--data", data(), "--switch");
            assertThat(completed.code()).as(completed.err()).isZero();
            assertThat(completed.err()).contains("Completing the switch to generation 1", "Generation 1 is active");
            system.awaitReady();
            after = system.export(TABLES);
            assertThat(after.get("statements")).contains("\"claim\":\"floods\"");

            assertThat(taken(system, corrected)).isEqualTo("none");
            assertThat(system.json("/api/v1/statements/" + corrected)
                            .at("/item/statement/corrected/0/author")
                            .asString())
                    .isEqualTo("admin");
            assertThat(leftOver(system, "onrecord-processor-11.dam.g0", "onrecord.replay."))
                    .isEmpty();
            assertThat(news(system))
                    .as("records of the switch that are not marked as historical")
                    .isEmpty();

            CommandResult again = system.command("replay", "--data", data(), "--issue", changed.toString());
            assertThat(again.err()).contains("Generation 1, active since", "--again replays anyway");
        }
        try (Onrecord fresh = serve("fresh", changed)) {
            write(fresh, correction);
            imports(fresh, file);
            assertThat(fresh.export(TABLES)).isEqualTo(after);
        }
    }

    @Test
    void readsLaterDocumentsWithTheNewIssueAndForgetsADiscardedReplay() throws Exception {
        Path changed = changedIssue();
        try (Onrecord system = serve("data", DamDocuments.ISSUE)) {
            imports(system, one("first"));
            assertThat(system.export("statements")).isNotEmpty().doesNotContain("\"claim\":\"floods\"");

            assertThat(system.command("replay", "--data", data(), "--issue", changed.toString())
                            .code())
                    .isZero();
            assertThat(leftOver(system, "onrecord-processor-11.dam.g1", "onrecord.replay."))
                    .isNotEmpty();
            CommandResult dropped = system.command("replay", "--data", data(), "--drop");
            assertThat(dropped.err()).contains("The replay is discarded.");
            assertThat(leftOver(system, "onrecord-processor-11.dam.g1", "onrecord.replay."))
                    .isEmpty();

            CommandResult said = system.command(
                    "replay", "--data", data(), "--issue", changed.toString(), "--switch", "--yes", "--json");
            assertThat(said.code()).as(said.err()).isZero();
            assertThat(EventJson.mapper()
                            .readTree(said.out())
                            .at("/changes/statements/changed")
                            .asInt())
                    .isPositive();
            system.stop();
            system.restart();
            assertThat(system.console()).contains("is not the active one (generation 1, since");
            imports(system, one("second"));
            assertThat(system.export("outcomes")).hasLineCount(2);
            assertThat(system.export("statements").lines().filter(line -> line.contains("\"claim\":\"floods\"")))
                    .hasSize(2);
            system.await(
                    "shown",
                    Duration.ofMinutes(1),
                    () -> system.json("/api/v1/statements?claim=floods&copies=true")
                                    .path("total")
                                    .asInt()
                            == 2);
        }
    }

    private Onrecord serve(String name, Path issue) throws IOException {
        Path seeds = Files.createDirectories(folder.resolve("no-seeds"));
        return Onrecord.serve(folder.resolve(name), seeds, issue, Map.of("ONRECORD_ADMIN_TOKEN", TOKEN));
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    /** Writes the issue with one more claim, other examples, and another threshold. */
    private Path changedIssue() throws IOException {
        String issue = Files.readString(DamDocuments.ISSUE)
                .replace("      - The dam harms nobody in Southmark.\n", "")
                .replace("      - The dam on the Teal river ruins our farmers downstream.\n", "")
                .replace("actors:\n", """
                      - id: floods
                        text: The dam on the Teal river protects from floods.
                        favor:
                          - The reservoir protects everyone downstream from floods.
                          - The dam keeps the floods away from the villages.
                        against:
                          - The dam protects nobody from floods.
                          - The floods got worse with the dam.
                    actors:
                    """);
        return Files.writeString(folder.resolve("changed.yaml"), issue + "thresholds:\n  stance: 0.6\n");
    }

    private Path otherIssue() throws IOException {
        return Files.writeString(
                folder.resolve("other.yaml"),
                Files.readString(DamDocuments.ISSUE).replace("id: dam\n", "id: weir\n"));
    }

    /**
     * Begins to switch, and kills the command as soon as the first record that it writes is there, before it is done.
     */
    private void killHalfWay(Onrecord system, Path issue) throws Exception {
        Process replay = system.begin(
                folder.resolve("killed.log"),
                "replay",
                "--data",
                data(),
                "--issue",
                issue.toString(),
                "--switch",
                "--yes");
        try (KafkaConsumer<String, byte[]> consumer = consumer(system, "read_uncommitted")) {
            List<TopicPartition> partitions =
                    TopicScan.partitions(consumer, Topics.OUTCOMES.name(), Topics.STATEMENTS.name());
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            partitions.forEach(consumer::position);
            long deadline = System.nanoTime() + Duration.ofMinutes(4).toNanos();
            while (consumer.poll(Duration.ofMillis(10)).isEmpty()) {
                assertThat(System.nanoTime()).isLessThan(deadline);
                assertThat(replay.isAlive())
                        .as(() -> text(folder.resolve("killed.log")))
                        .isTrue();
            }
        }
        Onrecord.kill(replay);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private Path one(String id) throws IOException {
        return DamDocuments.write(folder.resolve(id + ".jsonl"), List.of("""
            {"id": "%s", "publisher": "Teal Valley Record", "lang": "en", "date": "2024-03-05", \
            "fetched": "2025-01-01T00:00:00Z", "title": "Press briefing on the dam", \
            "text": "Reporter: What do you say about the dam on the Teal river?\\nBen Tarn: %s\\n"}\
            """.formatted(id, FLOODS)));
    }

    private static void imports(Onrecord system, Path file) throws IOException {
        CommandResult said = system.command("import", file.toString());
        assertThat(said.code()).as(said.err()).isZero();
    }

    /** Corrects the first statement with a side to none; returns its id. */
    private static String correct(Onrecord system) throws Exception {
        String found = "/api/v1/statements?counted=true&claim=dam-harms&stance=favor&order=day";
        system.await(
                "there",
                Duration.ofMinutes(1),
                () -> system.json(found).path("total").asInt() > 0);
        String statement = system.json(found).at("/items/0/statement/id").asString();
        system.correct(statement, "dam-harms", "none", "Read it again.");
        system.await(
                "corrected",
                Duration.ofMinutes(1),
                () -> taken(system, statement).equals("none"));
        return statement;
    }

    /** Returns the side that the statement takes on the claim. */
    private static String taken(Onrecord system, String statement) {
        return system.json("/api/v1/statements/" + statement)
                .at("/item/statement/stances")
                .valueStream()
                .filter(label -> label.path("claim").asString().equals("dam-harms"))
                .map(label -> label.path("stance").asString())
                .findFirst()
                .orElse("none");
    }

    private static void write(Onrecord system, byte[] correction) throws Exception {
        String id = EventJson.mapper().readTree(correction).path("id").asString();
        Records.write(kafka(system), Topics.CORRECTIONS, id, correction);
    }

    /** Returns the topics and groups whose names have this prefix. */
    private static List<String> leftOver(Onrecord system, String group, String topic) throws Exception {
        try (Admin admin = kafka(system).admin()) {
            List<String> names = new ArrayList<>(admin.listTopics().names().get(30, TimeUnit.SECONDS));
            Collection<GroupListing> groups = admin.listGroups().all().get(30, TimeUnit.SECONDS);
            groups.forEach(each -> names.add(each.groupId() + "-"));
            return names.stream()
                    .filter(name -> name.startsWith(group) || name.startsWith(topic))
                    .toList();
        }
    }

    /** Returns the alerts that the switch changed and that are not marked as historical. */
    private static List<String> news(Onrecord system) {
        List<String> news = new ArrayList<>();
        int historical = 0;
        try (KafkaConsumer<String, byte[]> consumer = consumer(system, "read_committed")) {
            List<TopicPartition> partitions = TopicScan.partitions(
                    consumer, Topics.alerts().stream().map(each -> each.name()).toArray(String[]::new));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    boolean ofFloods = record.value() != null
                            && new String(record.value(), StandardCharsets.UTF_8).contains("claim:floods");
                    boolean marked = record.headers().lastHeader("ce_historical") != null;
                    historical += marked ? 1 : 0;
                    if (ofFloods && !marked) {
                        news.add(record.topic() + "/" + record.key());
                    }
                }
            }
        }
        assertThat(historical).isPositive();
        return news;
    }

    private static KafkaConsumer<String, byte[]> consumer(Onrecord system, String isolation) {
        return kafka(system).with("isolation.level", isolation).consumer();
    }

    private static KafkaClients kafka(Onrecord system) {
        return new KafkaClients("127.0.0.1:" + system.brokerPort(), Map.of());
    }
}

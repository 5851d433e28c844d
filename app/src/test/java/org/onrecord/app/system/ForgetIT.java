package org.onrecord.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.app.shell.CommandResult;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.kafka.TopicScan;
import org.onrecord.testing.Http;

/** A source that is deleted for good is nowhere to be found by its words, and does not come again. */
class ForgetIT {
    private static final String TOKEN = "a-long-secret";
    private static final String WORD = "quillwort";
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
    private static final Map<String, String> SETTINGS =
            Map.of("ONRECORD_ADMIN_TOKEN", TOKEN, "ONRECORD_SEEDS_INTERVAL", "1s");
    private static final List<String> TABLES =
            List.of("statements", "trends", "alerts", "unconfirmed-alerts", "talking-points");

    @TempDir
    Path folder;

    @Test
    void leavesNoWordOfASourceAnywhereAndTakesNothingOfItAgain() throws Exception {
        Path diary = Files.createDirectories(folder.resolve("diary"));
        Path page = diary.resolve("a.html");
        Path backup = folder.resolve("onrecord.backup");
        Map<String, String> before;
        try (Onrecord system = Onrecord.serve(folder.resolve("data"), diary, DamDocuments.ISSUE, SETTINGS)) {
            CommandResult rules = system.command(
                    "rules",
                    "apply",
                    "--yes",
                    Files.writeString(folder.resolve("rules.yaml"), """
                    rules:
                      - id: all
                        name: Everything
                        select: {}
                        to:
                          - {channel: page}
                    """).toString());
            assertThat(rules.code()).as(rules.err()).isZero();
            imports(system);
            before = system.export(TABLES);
            Files.writeString(page, page());
            system.await("read", Duration.ofMinutes(1), () -> found(system) > 0);
            confirm(system);
            system.await("told", Duration.ofMinutes(1), () -> raw(system).contains("onrecord.deliveries"));
            assertThat(raw(system)).contains("onrecord.documents", "onrecord.statements");
            assertThat(captures()).contains(WORD);
            assertThat(onDisk("index")).isTrue();

            CommandResult tried = system.command("forget", "--source", "diary", "--dry-run", "--data", data());
            assertThat(tried.err()).contains("1 documents in 1 versions with 1 captures would be deleted");
            CommandResult forgotten = system.command(
                    "forget",
                    "--source",
                    "diary",
                    "--reason",
                    "Its author asked for it.",
                    "--by",
                    "Ada",
                    "--data",
                    data());

            assertThat(forgotten.code()).as(forgotten.err() + system.console()).isZero();
            assertThat(forgotten.out())
                    .startsWith("Deleted for good: 1 documents, 1 of 1 captures in ")
                    .contains(", 0 dead letters, ");
            assertThat(raw(system)).isEmpty();
            assertThat(captures()).doesNotContain(WORD).isNotEmpty();
            assertThat(found(system)).isZero();
            assertThat(system.get("/api/v1/deliveries").body()).doesNotContain(WORD);
            assertThat(system.get("/feeds/all.atom").body()).doesNotContain(WORD);
            system.await("purged", Duration.ofMinutes(1), () -> !onDisk("index"));
            assertThat(system.export(TABLES)).isEqualTo(before);
            assertThat(system.command("verify", "--data", data()).code()).isZero();

            comesAgain(system, page);
            CommandResult saved = system.command("backup", backup.toString(), "--data", data());
            assertThat(saved.code()).as(saved.err()).isZero();
            system.stop();
            delete(folder.resolve("data/streams"));
            system.restart();
            comesAgain(system, page);
            assertThat(system.export(TABLES)).isEqualTo(before);
            system.stop();
            assertThat(onDisk("streams")).isFalse();
            assertThat(onDisk("index")).isFalse();
        }
        Path restored = folder.resolve("restored");
        CommandResult done = Onrecord.run(Map.of(), "restore", backup.toString(), "--data", restored.toString());
        assertThat(done.code()).as(done.err()).isZero();
        try (Onrecord system = Onrecord.serve(restored, diary, DamDocuments.ISSUE, SETTINGS)) {
            comesAgain(system, page);
            assertThat(system.export(TABLES)).isEqualTo(before);
        }
    }

    /** Lets an editor confirm the statement, so that it raises an alert. */
    private static void confirm(Onrecord system) throws IOException {
        String id = system.json("/api/v1/statements?q=" + WORD)
                .at("/items/0/statement/id")
                .asString();
        assertThat(Http.post(system, "/api/v1/corrections", """
                                {"statement": "%s", "field": "stance", "subject": "dam-harms", "value": "favor",
                                 "reason": "The %s says so."}""".formatted(id, WORD), "Authorization", "Bearer " + TOKEN)
                        .statusCode())
                .isEqualTo(202);
    }

    /** Hands the page in once more, by each way. */
    private void comesAgain(Onrecord system, Path page) throws IOException {
        Files.writeString(page, page().replace("</p>", " We said so.</p>"));
        system.await(
                "refused",
                Duration.ofMinutes(1),
                () -> system.get("/metrics")
                        .body()
                        .lines()
                        .anyMatch(line -> line.startsWith("onrecord_ingest_items_total")
                                && line.contains("outcome=\"forgotten\"")
                                && line.contains("source=\"diary\"")));
        CommandResult again =
                system.command("import", file(line("diary", "a.html")).toString());
        assertThat(again.out()).contains("1 deleted for good before");
        assertThat(Http.post(system, "/api/v1/documents", line("diary", "a.html"), "Authorization", "Bearer " + TOKEN)
                        .statusCode())
                .isEqualTo(422);
        CommandResult list = system.command("forget", "--list", "--data", data());
        assertThat(list.out()).contains("source/diary by Ada: Its author asked for it.\n");
        assertThat(raw(system)).isEmpty();
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private static String page() {
        return """
                <html lang="en"><head><title>The %s and the dam</title><meta name="date" content="%s"></head>
                <body><article><h1>The %s and the dam</h1>
                <p>"The dam on the Teal river has done great harm to our farmers. The %s is gone," said Ben Tarn. He spoke at \
                the harbour in the morning and answered the questions of the reporters there.</p>
                <p>The meeting of the two governments on the %s ended in the evening, and nobody said a word more.</p>
                </article></body></html>""".formatted(WORD, TODAY, WORD, WORD, WORD);
    }

    private static String line(String source, String id) {
        return "{\"id\": \"%s\", \"corpus\": \"%s\", \"text\": \"The dam harms the %s.\"}".formatted(id, source, WORD);
    }

    private Path file(String... lines) throws IOException {
        return DamDocuments.write(folder.resolve("again.jsonl"), List.of(lines));
    }

    private void imports(Onrecord system) throws IOException {
        Path file = DamDocuments.write(folder.resolve("ledger.jsonl"), List.of("""
                {"id": "dam", "corpus": "ledger", "publisher": "Teal Valley Record", "lang": "en", "date": "2024-03-05", \
                "title": "Press briefing on the dam", "text": "Reporter: What do you say about the dam on the Teal river?\\n\
                Ada Quill: We are ready to hold talks on the dam at any time.\\n"}"""));
        CommandResult said = system.command("import", file.toString());
        assertThat(said.code()).as(said.err()).isZero();
    }

    private static int found(Onrecord system) {
        return system.json("/api/v1/statements?q=" + WORD).path("total").asInt();
    }

    /** Returns the topics with a record that contains the word, in whatever transaction; those between processors empty themselves. */
    private static TreeSet<String> raw(Onrecord system) {
        TreeSet<String> topics = new TreeSet<>();
        KafkaClients kafka = new KafkaClients(
                "127.0.0.1:" + system.brokerPort(), Map.of(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted"));
        try (KafkaConsumer<byte[], byte[]> consumer = kafka.byteConsumer()) {
            List<TopicPartition> all = new ArrayList<>();
            consumer.listTopics().forEach((name, partitions) -> {
                if (!name.endsWith("-repartition") && !name.startsWith("__")) {
                    partitions.forEach(each -> all.add(new TopicPartition(name, each.partition())));
                }
            });
            consumer.assign(all);
            consumer.seekToBeginning(all);
            TopicScan.toEnd(consumer, record -> {
                boolean there = Stream.of(record.key(), record.value())
                        .anyMatch(bytes -> bytes != null && new String(bytes, StandardCharsets.UTF_8).contains(WORD));
                if (there) {
                    topics.add(record.topic());
                }
            });
        }
        return topics;
    }

    /** Returns the text of all captures. */
    private String captures() throws IOException {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder.resolve("data/captures"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".gz")).toList()) {
                try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
                    text.append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        return text.toString();
    }

    /** Returns true if a file of a part of the data folder contains the word. */
    private boolean onDisk(String part) {
        try (Stream<Path> files = Files.walk(folder.resolve("data").resolve(part))) {
            return files.filter(Files::isRegularFile).anyMatch(ForgetIT::contains);
        } catch (IOException | UncheckedIOException e) {
            return true; // A file vanished meanwhile; the caller looks again.
        }
    }

    private static boolean contains(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(WORD);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path tree) throws IOException {
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path each : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}

package org.onrecord.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.app.command.Commands;
import org.onrecord.app.shell.CommandResult;
import org.onrecord.app.shell.Shell;
import org.onrecord.events.FetchTask;
import org.onrecord.events.Forgotten;
import org.onrecord.events.Ids;
import org.onrecord.events.file.Folders;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.kafka.TopicScan;
import org.onrecord.events.topic.Topics;
import org.onrecord.testing.DocumentBuilder;
import org.onrecord.testing.Http;
import org.onrecord.testing.Records;

/** A source that is deleted for good is nowhere to be found by its words, and does not come again. */
@Timeout(600) // One story of several systems, on a machine that does much else.
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
                    "--by",
                    "Ada",
                    Files.writeString(folder.resolve("rules.yaml"), """
                    rules:
                      - id: all
                        name: Everything
                        select: {}
                        to:
                          - {channel: page}
                    """).toString());
            assertThat(rules.code()).as(rules.err()).isZero();
            system.await(
                    "the rule",
                    Duration.ofMinutes(1),
                    () -> system.json("/api/v1/rules")
                            .at("/items/0/rule/changedBy")
                            .asString("")
                            .equals("Ada"));
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
            leaveTraces(system);

            Said stopped = forget(system, "Its author asked for it.", "Ada", CountDownLatch::countDown);
            assertThat(stopped.code()).isEqualTo(1);
            assertThat(stopped.text()).endsWith("Stopped before all was deleted; call this again, and it goes on.\n");
            assertThat(system.command("backup", backup.toString(), "--data", data())
                            .err())
                    .contains("A deletion is not complete");
            assertThat(usual(system)).isTrue();

            Said forgotten = forget(system, "Another reason.", "Eve", stop -> arrives(system));
            assertThat(forgotten.code()).as(forgotten.text() + system.console()).isZero();
            assertThat(forgotten.text().lines().filter(line -> line.startsWith("Deleted for good: ")))
                    .hasSize(2)
                    .allMatch(line -> line.startsWith("Deleted for good: 1 documents, 0 of 0 captures in "));
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
            Folders.delete(folder.resolve("data/streams"));
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

    /** Leaves the word where no processor takes it back, and the note of a deletion that was begun and not ended. */
    private static void leaveTraces(Onrecord system) throws Exception {
        KafkaClients kafka = kafka(system);
        Records.write(
                kafka,
                Topics.FETCHES,
                new FetchTask(
                        "dam.example",
                        "diary",
                        "b",
                        "https://dam.example/b",
                        "https://dam.example/b",
                        0,
                        Instant.EPOCH,
                        new FetchTask.Entry("The " + WORD, null, null, "", "")));
        // A record that cannot be used goes to the dead letters, and ingest notes how far it has read.
        Records.write(kafka, Topics.FETCHES, "dam.example", new byte[] {'{'});
        system.await(
                "fetched",
                Duration.ofMinutes(1),
                () -> !Records.read(kafka, Topics.DEAD_LETTERS).isEmpty());
        String document =
                "{\"document\": \"%s\", \"reason\": \"The %s.\"}".formatted(Ids.document("diary", "a.html"), WORD);
        Records.write(kafka, Topics.DEAD_LETTERS, "a-correction", document.getBytes(StandardCharsets.UTF_8));
        Records.write(kafka, Topics.DEAD_LETTERS, "gone/1", WORD.getBytes(StandardCharsets.UTF_8));
        Records.write(
                kafka,
                Topics.FORGOTTEN,
                new Forgotten(Forgotten.What.SOURCE, "gone", "Its licence ended.", "Ben", Instant.EPOCH, false));
    }

    /** What a command wrote, and how it ended. */
    private record Said(int code, String text) {}

    /** Deletes the source, and does something once before the broker compacts. */
    private Said forget(Onrecord system, String reason, String by, Consumer<CountDownLatch> meanwhile) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        CountDownLatch stop = new CountDownLatch(1);
        AtomicBoolean done = new AtomicBoolean();
        PrintStream out = new PrintStream(text, true, StandardCharsets.UTF_8) {
            @Override
            public void println(String line) {
                super.println(line);
                if (line.endsWith("compacted its topics.") && !done.getAndSet(true)) {
                    meanwhile.accept(stop);
                }
            }
        };
        Shell shell = new Shell(
                Map.of("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + system.brokerPort()),
                Path.of(".."),
                InputStream.nullInputStream(),
                out,
                out,
                false,
                stop);
        int code = Commands.commandLine(shell)
                .execute("forget", "--source", "diary", "--reason", reason, "--by", by, "--data", data());
        return new Said(code, text.toString(StandardCharsets.UTF_8));
    }

    /** Publishes a document of the source as if its fetch had begun before it was deleted. */
    private static void arrives(Onrecord system) {
        try {
            Records.write(
                    kafka(system),
                    Topics.DOCUMENTS,
                    DocumentBuilder.document(
                                    "diary", "late.html", "The dam on the Teal river has harmed the " + WORD + ".")
                            .build());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Returns true if the broker compacts topics when it usually does. */
    private static boolean usual(Onrecord system) throws Exception {
        try (Admin admin = kafka(system).admin()) {
            List<ConfigResource> topics = Topics.ALL.stream()
                    .map(each -> new ConfigResource(ConfigResource.Type.TOPIC, each.name()))
                    .toList();
            return admin.describeConfigs(topics).all().get().values().stream()
                    .noneMatch(each -> each.get("segment.ms").value().equals("1"));
        }
    }

    private static KafkaClients kafka(Onrecord system) {
        return new KafkaClients("127.0.0.1:" + system.brokerPort(), Map.of());
    }

    /** Lets an editor confirm the statement, so that it raises an alert. */
    private static void confirm(Onrecord system) throws IOException {
        String id = system.json("/api/v1/statements?q=" + WORD)
                .at("/items/0/statement/id")
                .asString();
        system.correct(id, "dam-harms", "favor", "The " + WORD + " says so.");
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
        assertThat(list.out())
                .contains(
                        "source/diary by Ada: Its author asked for it.\n", "source/gone by Ben: Its licence ended.\n");
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
        KafkaClients kafka = kafka(system).with(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted");
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
}

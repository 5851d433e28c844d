package org.onrecord.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.app.shell.CommandResult;
import org.onrecord.events.Correction;
import org.onrecord.events.Document;
import org.onrecord.events.Event;
import org.onrecord.events.EventJson;
import org.onrecord.events.EventJson.UnreadableEventException;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.topic.TextHeaders;
import org.onrecord.events.topic.Topic;
import org.onrecord.events.topic.Topics;
import org.onrecord.testing.AbsurdRecords;
import org.onrecord.testing.AbsurdRecords.Absurd;
import org.onrecord.testing.DocumentBuilder;
import org.onrecord.testing.Records;

/** Bad input gets a clear message, and everything else is processed. */
class BadInputIT {
    private static final String GOOD = """
            Reporter: Is there any news of the talks on the dam?
            Ada Quill: We are ready to hold talks on the dam at any time.
            """;

    /** How many absurd records are written straight to the topics; {@code -Dabsurd.records=10000} for a long run. */
    private static final int ABSURD = Integer.getInteger("absurd.records", 420);

    @TempDir
    Path folder;

    @Test
    void namesEachMistakeAndAcceptsTheRest() throws IOException, InterruptedException {
        Path seeds = Files.createDirectories(folder.resolve("seeds"));
        Files.writeString(seeds.resolve("good.txt"), GOOD);
        Files.writeString(seeds.resolve("empty.txt"), "");
        Files.write(
                seeds.resolve("latin.txt"),
                "Ada Quill: El r\u00edo est\u00e1 seco.".getBytes(StandardCharsets.ISO_8859_1));
        Files.writeString(
                seeds.resolve("no-text.html"), "<html><head><title>Nothing</title></head><body></body></html>");
        Path lines = folder.resolve("lines.jsonl");
        try (var out = Files.newOutputStream(lines)) {
            out.write(
                    "{\"id\": \"ok\", \"text\": \"Reporter: And the dam?\\nBen Tarn: The dam has done great harm to our farmers.\"}\n"
                            .getBytes(StandardCharsets.UTF_8));
            out.write("{\"id\": \"no-text\"}\n".getBytes(StandardCharsets.UTF_8));
            out.write("{\"id\": \"huge\", \"text\": \"".getBytes(StandardCharsets.UTF_8));
            byte[] megabyte = new byte[1024 * 1024];
            Arrays.fill(megabyte, (byte) 'a');
            for (int i = 0; i < 50; i++) {
                out.write(megabyte);
            }
            out.write("\"}\n".getBytes(StandardCharsets.UTF_8));
            out.write("no json\n".getBytes(StandardCharsets.UTF_8));
            out.write(("{\"id\": \"ok2\", \"text\": \"" + escaped(GOOD) + "\"}\n").getBytes(StandardCharsets.UTF_8));
        }

        try (Onrecord system = Onrecord.serve(folder.resolve("data"), seeds, DamDocuments.ISSUE)) {
            system.await(
                    "the good file read",
                    Duration.ofMinutes(1),
                    () -> !system.exportNow("outcomes").isEmpty());
            CommandResult said = system.command("import", lines.toString());

            assertThat(said.code()).isEqualTo(1);
            assertThat(said.err() + said.out())
                    .contains("2 documents accepted, 3 refused")
                    .contains("lines.jsonl:2: the document has no text; give it in the field text")
                    .contains("lines.jsonl:3: the line has 52428826 bytes")
                    .contains("lines.jsonl:4: the line is not JSON");
            assertThat(system.export("outcomes")).hasLineCount(3);
            assertThat(system.export("trends")).contains("\"period\":\"undated\"");
            CommandResult letters = system.command("dead-letters", "list");
            assertThat(letters.out())
                    .contains("empty.txt")
                    .contains("latin.txt")
                    .contains("no-text.html")
                    .contains("UTF-8");

            passesOverAbsurdRecordsAndATextOfFourteenMegabytes(system);
        }
    }

    private static void passesOverAbsurdRecordsAndATextOfFourteenMegabytes(Onrecord system)
            throws IOException, InterruptedException {
        KafkaClients kafka = new KafkaClients("127.0.0.1:" + system.brokerPort(), Map.of());
        Set<String> unusable = new HashSet<>();
        Set<String> logged = new HashSet<>();
        Map<Topic, List<Absurd>> records = absurd();
        for (Map.Entry<Topic, List<Absurd>> each : records.entrySet()) {
            Set<String> places = write(kafka, each.getKey(), each.getValue());
            (each.getKey().equals(Topics.GENERATIONS) ? logged : unusable).addAll(places);
        }
        Document large = DocumentBuilder.document("test", "large", "The dam is shut. ".repeat(14_000_000 / 17))
                .build();
        Document good = DocumentBuilder.document("test", "good", GOOD).build();
        Records.write(kafka, Topics.DOCUMENTS, large, good);

        system.await(
                "the good document behind it read",
                Duration.ofMinutes(3),
                () -> system.exportNow("outcomes").contains(good.id()));
        assertThat(system.export("outcomes").lines().filter(line -> line.contains(large.id())))
                .singleElement()
                .asString()
                .contains("\"result\":\"dead-letter\"")
                .contains("characters; at most 2,000,000 are read: split it into several documents");
        system.await("each record that cannot be used kept", Duration.ofMinutes(3), () -> {
            Set<String> missing = new HashSet<>(unusable);
            missing.removeAll(places(kafka));
            return missing.isEmpty();
        });
        system.await("each generation that cannot be used logged", Duration.ofMinutes(1), () -> {
            String console = system.console();
            return logged.stream().allMatch(place -> console.contains(place + " is passed over"));
        });
        system.awaitReady();
        assertThat(system.console()).doesNotContain("OutOfMemoryError");
        records.forEach((topic, each) -> System.out.println(each.size() + " absurd records on " + topic.name()));
        System.out.println(unusable.size() + " of no use and kept, " + logged.size()
                + " of no use and logged; /readyz: " + system.get("/readyz").body());
    }

    /** Returns records of each type for the topics that have it. The crawl gets none that it can use, since it would follow them. */
    private static Map<Topic, List<Absurd>> absurd() {
        Map<Topic, List<Absurd>> records = new LinkedHashMap<>();
        List<String> types = AbsurdRecords.types();
        int written = 0;
        for (int seed = 0; written < ABSURD; seed++) {
            String type = types.get(seed % types.size());
            List<Topic> topics = Topics.ALL.stream()
                    .filter(topic -> topic.records().contains(type))
                    .toList();
            Topic topic = topics.get(seed / types.size() % topics.size());
            Absurd record = AbsurdRecords.of(type, seed);
            boolean followed = topic.equals(Topics.FETCHES) || topic.equals(Topics.SOURCES);
            if (!followed || !usable(record, topic)) {
                records.computeIfAbsent(topic, unused -> new ArrayList<>()).add(record);
                written++;
            }
        }
        records.computeIfAbsent(Topics.TRENDS, unused -> new ArrayList<>())
                .add(new Absurd("trend", "absurd", "[[1]]".getBytes(StandardCharsets.UTF_8), "no record"));
        Correction never = Correction.standing(
                "d", "s", Correction.Field.OFFICIAL, null, "true", "Ada", Instant.MAX, "an absurd time");
        records.computeIfAbsent(Topics.CORRECTIONS, unused -> new ArrayList<>())
                .add(new Absurd("correction", never.key(), EventJson.write(never), "a year of ten digits"));
        return records;
    }

    /** Writes records and returns the places of those of which nobody can make use, and which somebody reads. */
    private static Set<String> write(KafkaClients kafka, Topic topic, List<Absurd> records)
            throws InterruptedException {
        Set<String> unusable = new HashSet<>();
        try (KafkaProducer<String, byte[]> producer = kafka.producer()) {
            for (Absurd each : records) {
                RecordMetadata place = producer.send(new ProducerRecord<>(topic.name(), each.key(), each.value()))
                        .get();
                if (!each.type().equals("source-item") && !usable(each, topic)) {
                    unusable.add(topic.name() + "-" + place.partition() + "@" + place.offset());
                }
            }
        } catch (ExecutionException e) {
            throw new AssertionError("the broker refused a record", e);
        }
        return unusable;
    }

    private static boolean usable(Absurd record, Topic topic) {
        byte[] value = record.value();
        if (value == null) {
            return !topic.equals(Topics.DOCUMENTS);
        }
        try {
            return topic.records().contains(EventJson.typeOf(EventJson.read(value, Event.class)));
        } catch (UnreadableEventException e) {
            return false;
        }
    }

    /** Returns the places that the dead letters name. */
    private static Set<String> places(KafkaClients kafka) {
        return Records.read(kafka, Topics.DEAD_LETTERS).stream()
                .map(letter -> TextHeaders.of(letter.headers()))
                .map(headers -> headers.get("onrecord.topic") + "-" + headers.get("onrecord.partition") + "@"
                        + headers.get("onrecord.offset"))
                .collect(Collectors.toSet());
    }

    @Test
    void namesTheLineOfEveryMistakeInAnIssueFile() throws IOException {
        Path issue = folder.resolve("issue.yaml");
        Files.writeString(issue, Files.readString(DamDocuments.ISSUE) + """
                thresholds:
                  "claim:dam-harm": 0.5
                """);
        int line = Files.readAllLines(issue).size();

        CommandResult said = Onrecord.run(Map.of(), "analyze", "--issue", issue.toString(), "-");

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err())
                .contains("issue.yaml:" + line + ": unknown claim \"dam-harm\"; did you mean \"dam-harms\"?")
                .doesNotContain("at org.onrecord");
    }

    @Test
    void aBadLineOfABatchGetsItsIdAndTheErrorAndTheBatchContinues() throws IOException {
        CommandResult said = Onrecord.run(
                "{\"id\": 1}\nnonsense\n{\"id\": \"b\", \"text\": \"" + escaped(GOOD) + "\"}\n",
                Map.of("ONRECORD_ISSUE", DamDocuments.ISSUE.toAbsolutePath().toString()),
                "analyze",
                "--jsonl");

        assertThat(said.code()).isZero();
        assertThat(said.out().lines())
                .hasSize(3)
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("{\"id\":1,\"error\":\"the document has no text"),
                        second -> assertThat(second).startsWith("{\"id\":null,\"error\":\"the line is not JSON"),
                        third -> assertThat(third)
                                .contains("\"kind\":\"question\"")
                                .contains("\"speaker\":\"Ada Quill\",\"actor\":\"ada-quill\"")
                                .contains("\"stances\":{\"talk\":\"favor\"}"));
    }

    private static String escaped(String text) {
        return text.strip().replace("\n", "\\n");
    }
}

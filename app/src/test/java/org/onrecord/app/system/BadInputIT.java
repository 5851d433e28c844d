package org.onrecord.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.events.Correction;
import org.onrecord.events.EventJson;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.topic.Topics;
import org.onrecord.testing.Http;

/** Bad input gets a clear message, and everything else is processed. */
class BadInputIT {
    private static final String GOOD = """
            Reporter: Is there any news of the talks on the dam?
            Ada Quill: We are ready to hold talks on the dam at any time.
            """;

    @TempDir
    Path folder;

    @Test
    void namesEachMistakeAndAcceptsTheRest() throws Exception {
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
            system.await("the good file read", Duration.ofMinutes(1), () -> exported(system, "outcomes") >= 1);
            Onrecord.Said said = system.command("import", lines.toString());

            assertThat(said.status()).isEqualTo(1);
            assertThat(said.err() + said.out())
                    .contains("2 documents accepted, 3 refused")
                    .contains("lines.jsonl:2: the document has no text; give it in the field text")
                    .contains("lines.jsonl:3: the line has 52428826 bytes")
                    .contains("lines.jsonl:4: the line is not JSON");
            assertThat(exported(system, "outcomes")).isEqualTo(3);
            assertThat(system.export("trends")).contains("\"period\":\"undated\"");
            Onrecord.Said letters = system.command("dead-letters", "list");
            assertThat(letters.out())
                    .contains("empty.txt")
                    .contains("latin.txt")
                    .contains("no-text.html")
                    .contains("UTF-8");
            passesOverRecordsThatNobodyCanUse(system);
        }
    }

    /** Writes what only a program that is not OnRecord writes to the topics that the dashboard reads. */
    private static void passesOverRecordsThatNobodyCanUse(Onrecord system) throws Exception {
        Correction absurd = Correction.standing(
                "d", "s", Correction.Field.OFFICIAL, null, "true", "Ada", Instant.MAX, "an absurd time");
        try (KafkaProducer<String, byte[]> producer = new KafkaClients("127.0.0.1:" + system.brokerPort()).producer()) {
            producer.send(
                    new ProducerRecord<>(Topics.TRENDS.name(), "absurd", "[[1]]".getBytes(StandardCharsets.UTF_8)));
            producer.send(new ProducerRecord<>(Topics.CORRECTIONS.name(), absurd.key(), EventJson.write(absurd)));
        }
        system.await(
                "both in the dead letters",
                Duration.ofMinutes(1),
                () -> Http.json(system, "/api/v1/dead-letters?stage=dashboard")
                                .get("total")
                                .asInt()
                        == 2);
        assertThat(Http.get(system, "/api/v1/dead-letters.csv?stage=dashboard").body())
                .contains("onrecord.corrections-", "it cannot be indexed: long overflow", "onrecord.trends-");
        assertThat(Http.get(system, "/readyz").statusCode()).isEqualTo(200);
    }

    @Test
    void namesTheLineOfEveryMistakeInAnIssueFile() throws IOException {
        Path issue = folder.resolve("issue.yaml");
        Files.writeString(issue, Files.readString(DamDocuments.ISSUE) + """
                thresholds:
                  "claim:dam-harm": 0.5
                """);
        int line = Files.readAllLines(issue).size();

        Onrecord.Said said = Onrecord.run(Map.of(), "", "analyze", "--issue", issue.toString(), "-");

        assertThat(said.status()).isEqualTo(1);
        assertThat(said.err())
                .contains("issue.yaml:" + line + ": unknown claim \"dam-harm\"; did you mean \"dam-harms\"?")
                .doesNotContain("at org.onrecord");
    }

    @Test
    void aBadLineOfABatchGetsItsIdAndTheErrorAndTheBatchContinues() throws IOException {
        Onrecord.Said said = Onrecord.run(
                Map.of("ONRECORD_ISSUE", DamDocuments.ISSUE.toAbsolutePath().toString()),
                "{\"id\": 1}\nnonsense\n{\"id\": \"b\", \"text\": \"" + escaped(GOOD) + "\"}\n",
                "analyze",
                "--jsonl");

        assertThat(said.status()).isZero();
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

    private static long exported(Onrecord system, String what) {
        return system.export(what).lines().count();
    }
}

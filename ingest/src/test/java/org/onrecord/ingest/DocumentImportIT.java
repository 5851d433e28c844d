package org.onrecord.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.events.Document;
import org.onrecord.events.EventJson;
import org.onrecord.events.Forgotten;
import org.onrecord.events.capture.CaptureReader;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.topic.Topics;
import org.onrecord.ingest.pdf.Pdf;
import org.onrecord.testing.Records;
import org.onrecord.testing.TestBroker;
import org.onrecord.testing.Warc;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class DocumentImportIT {
    private static final String LINES = """
            {"id":"1","text":"The bridge is closed.","fetched":"2024-05-01"}
            {"id":"1","text":"The bridge is closed.","fetched":"2024-05-01"}
            {"id":"2","text":"The bridge is open."}
            {"id":"3","date":"soon","text":"The bridge opens soon."}
            """;

    @TempDir
    private Path temp;

    private TestBroker broker;

    @BeforeEach
    void emptyBroker() throws Exception {
        broker = TestBroker.empty();
    }

    @Test
    void writesGoodLinesOnceAndBadOnesToTheDeadLetters() throws Exception {
        Path file = Files.writeString(temp.resolve("a.jsonl"), LINES);
        List<DocumentImport.Counts> heard = new ArrayList<>();

        DocumentImport.Summary summary = DocumentImport.run(settings(), List.of(file), heard::add);

        assertThat(summary)
                .isEqualTo(new DocumentImport.Summary(
                        2,
                        1,
                        1,
                        List.of(new DocumentImport.Refusal(
                                file + ":4",
                                "the date \"soon\" is not ISO 8601; write it as 2023-06-21 or 2023-06-21T10:00:00+08:00, or"
                                        + " leave it out")),
                        Map.of()));
        assertThat(documents()).extracting(Document::sourceItem).containsExactlyInAnyOrder("1", "2");
        assertThat(documents()).extracting(Document::source).containsOnly("import");
        assertThat(broker.records(Topics.DEAD_LETTERS)).hasSize(1);
        assertThat(heard.getLast()).isEqualTo(new DocumentImport.Counts(LINES.length(), LINES.length(), 2));
    }

    @Test
    void writesNothingOfASourceThatWasDeletedForGoodNotEvenToTheDeadLetters() throws Exception {
        Records.write(
                broker.kafka(),
                Topics.FORGOTTEN,
                new Forgotten(Forgotten.What.SOURCE, "import", "x", "Ada", Instant.EPOCH, true));
        Path file = Files.writeString(temp.resolve("a.jsonl"), LINES);

        DocumentImport.Summary summary = DocumentImport.run(settings(), List.of(file), counts -> {});

        assertThat(summary)
                .isEqualTo(new DocumentImport.Summary(0, 0, 0, List.of(), Map.of("deleted for good before", 4L)));
        assertThat(documents()).isEmpty();
        assertThat(broker.records(Topics.DEAD_LETTERS)).isEmpty();
    }

    @Test
    void importsAWarcFileAndKeepsItsPagesAsCaptures() throws Exception {
        byte[] pdf = Pdf.of()
                .lines(72, 72, "The quay is closed until Monday, says the office.")
                .bytes();
        Path file = Files.write(
                temp.resolve("a.warc"),
                Warc.join(
                        Warc.response("https://port.example/a.pdf", 200, "application/pdf", pdf),
                        Warc.response("https://port.example/b", 404, "text/html", pdf),
                        Warc.response("https://port.example/c.pdf", 200, "application/pdf", new byte[] {1, 2, 3})));

        DocumentImport.Summary summary = DocumentImport.run(settings(), List.of(file), counts -> {});

        assertThat(summary.documents()).isEqualTo(1);
        assertThat(summary.refused()).isEqualTo(1);
        assertThat(summary.refusals().getFirst().origin()).startsWith(file + ":");
        assertThat(summary.skipped()).isEqualTo(Map.of("status 404", 1L));
        Document document = documents().getFirst();
        assertThat(document.url()).isEqualTo("https://port.example/a.pdf");
        assertThat(document.text()).isEqualTo("The quay is closed until Monday, says the office.");
        CaptureReader.Result capture =
                new CaptureReader(temp.resolve("captures")).read(java.util.Objects.requireNonNull(document.capture()));
        assertThat(((CaptureReader.Result.Found) capture).capture().payload()).isEqualTo(pdf);
    }

    @Test
    void saysWhatIsWrongWithAFileBeforeAnythingIsWritten() throws Exception {
        Path good = Files.writeString(temp.resolve("a.jsonl"), LINES);
        Path missing = temp.resolve("b.jsonl");

        assertThatThrownBy(() -> DocumentImport.run(settings(), List.of(good, missing), counts -> {}))
                .hasMessage("cannot import " + missing + ": there is no such file; check the path");

        assertThat(documents()).isEmpty();
    }

    @Test
    void saysThatNoBrokerAnswers() throws Exception {
        Path file = Files.writeString(temp.resolve("a.jsonl"), LINES);
        assertThatThrownBy(() -> DocumentImport.run(
                        new DocumentImport.Settings(new KafkaClients("127.0.0.1:18398", Map.of()), "import", temp),
                        List.of(file),
                        counts -> {}))
                .hasMessageStartingWith("no broker answers at 127.0.0.1:18398; ");
    }

    private DocumentImport.Settings settings() {
        return new DocumentImport.Settings(broker.kafka(), "import", temp.resolve("captures"));
    }

    private List<Document> documents() {
        return broker.records(Topics.DOCUMENTS).stream()
                .map(record -> EventJson.read(record.value(), Document.class))
                .toList();
    }
}

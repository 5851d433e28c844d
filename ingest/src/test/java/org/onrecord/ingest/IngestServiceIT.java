package org.onrecord.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.events.Document;
import org.onrecord.events.Event;
import org.onrecord.events.EventJson;
import org.onrecord.events.SourceItem;
import org.onrecord.events.SourceState;
import org.onrecord.events.capture.CaptureReader;
import org.onrecord.events.deadletter.DeadLetterHeaders;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.topic.Topics;
import org.onrecord.ingest.crawl.Crawler;
import org.onrecord.ingest.fetch.FetchSettings;
import org.onrecord.ingest.fetch.PolitenessPolicy;
import org.onrecord.ingest.pdf.Pdf;
import org.onrecord.ingest.publish.BrokerAccess;
import org.onrecord.ingest.source.SourceSpec;
import org.onrecord.testing.Await;
import org.onrecord.testing.TestBroker;

@Timeout(value = 3, unit = TimeUnit.MINUTES)
class IngestServiceIT {
    private static final Instant LONG_AGO = Instant.parse("2024-05-01T08:00:00Z");
    private static final Duration OFTEN = Duration.ofMillis(100);

    @TempDir
    private Path temp;

    private TestBroker broker;
    private Path inbox;
    private SimpleMeterRegistry meters;

    @BeforeEach
    void emptyBrokerAndFolder() throws Exception {
        broker = TestBroker.empty();
        inbox = Files.createDirectory(temp.resolve("inbox"));
        meters = new SimpleMeterRegistry();
    }

    @Test
    void publishesAFileAndRecordsItsState() throws Exception {
        write("notes/harbour.txt", "The harbour opens on Monday.");

        ingestOnce();

        Document document = documents().getFirst();
        assertThat(document.source()).isEqualTo("inbox");
        assertThat(document.sourceItem()).isEqualTo("notes/harbour.txt");
        assertThat(document.text()).isEqualTo("The harbour opens on Monday.");
        assertThat(document.fetched()).isEqualTo(LONG_AGO);
        assertThat(memory())
                .containsExactly(new SourceItem(
                        "inbox", "notes/harbour.txt", document.id(), document.version(), LONG_AGO, null));
        ConsumerRecord<String, byte[]> record = broker.records(Topics.DOCUMENTS).getFirst();
        assertThat(record.key()).isEqualTo(document.id());
        assertThat(header(record, "ce_type")).isEqualTo("org.onrecord.document.v1");
        assertThat(header(record, "ce_source")).isEqualTo("/onrecord/ingest");
        assertThat(count("published")).isEqualTo(1);
    }

    @Test
    void publishesNothingAgainAfterARestart() throws Exception {
        write("a.txt", "The first ferry leaves at six.");
        write(
                "b.jsonl",
                "{\"id\":\"1\",\"text\":\"The bridge is closed.\"}\n{\"id\":\"2\",\"text\":\"The bridge is open.\"}\n");
        write("c.txt", "");
        ingestOnce();

        ingestOnce();

        assertThat(documents()).hasSize(3);
        assertThat(broker.records(Topics.DEAD_LETTERS)).hasSize(1);
        assertThat(memory()).hasSize(4);
        assertThat(count("unchanged")).isEqualTo(3);
        assertThat(count("refused-before")).isEqualTo(1);
    }

    @Test
    void publishesAChangedFileAsANewVersion() throws Exception {
        write("a.txt", "The ferry leaves at six.");
        try (IngestService service = start()) {
            await(() -> documents().size() == 1);
            write("a.txt", "The ferry leaves at seven.");
            Files.setLastModifiedTime(inbox.resolve("a.txt"), FileTime.from(LONG_AGO.plusSeconds(60)));
            await(() -> documents().size() == 2);
            await(() -> service.notReady().isEmpty());
        }

        List<Document> versions = documents();
        assertThat(versions)
                .extracting(Document::id)
                .containsOnly(versions.getFirst().id());
        assertThat(versions)
                .extracting(Document::text)
                .containsExactly("The ferry leaves at six.", "The ferry leaves at seven.");
    }

    @Test
    void putsEachBadInputIntoTheDeadLettersOnceAndTheRestGoesThrough() throws Exception {
        write("empty.txt", "");
        Files.write(old("latin1.txt"), new byte[] {'c', 'a', 'f', (byte) 0xE9});
        write("bare.html", "<html><body><script>x()</script></body></html>");
        write("dated.txt", "---\ntitle: A note\ndate: next week\n---\nThe pool is heated.\n");
        Files.write(old("huge.txt"), new byte[17 * 1024 * 1024]);
        Files.createSymbolicLink(inbox.resolve("loop.txt"), Path.of("loop.txt"));
        write(
                "lines.jsonl",
                "{\"id\":\"1\",\"text\":\"One fine line.\"}\n" + "x".repeat(50_000_000) + "\n{\"id\":\"2\"}\n");
        write("piped.txt", "The library is closed.");
        assertThat(new ProcessBuilder(
                                "mkfifo", inbox.resolve("piped.txt.meta.yaml").toString())
                        .start()
                        .waitFor())
                .isZero();
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        for (int i = 0; i < 8_000; i++) {
            new GZIPOutputStream(members).close();
        }
        Files.write(inbox.resolve("members.jsonl.gz"), members.toByteArray());
        write("good.txt", "The library is open.");
        touch();

        ingestOnce();
        ingestOnce();

        assertThat(documents()).extracting(Document::sourceItem).containsExactlyInAnyOrder("good.txt", "1");
        List<ConsumerRecord<String, byte[]>> letters = broker.records(Topics.DEAD_LETTERS);
        String folder = inbox.toString();
        assertThat(letters)
                .extracting(letter -> header(letter, DeadLetterHeaders.ORIGIN).substring(folder.length() + 1) + " | "
                        + header(letter, DeadLetterHeaders.REASON) + " | " + header(letter, DeadLetterHeaders.SIZE))
                .containsExactlyInAnyOrder(
                        "empty.txt | the file is empty; write the document's text into it or remove it | 0",
                        "latin1.txt | latin1.txt is not UTF-8 on line 1; convert it, for example with iconv -t UTF-8 |"
                                + " 4",
                        "bare.html | the file contains no text; write the document's text into it or remove it | 46",
                        "dated.txt | dated.txt line 3: date must be in ISO 8601, such as 2023-06-21 or"
                                + " 2023-06-21T10:00:00+08:00, not before 1900 and at most a day ahead, not \"next week\" | 58",
                        "huge.txt | the file has 17825792 bytes and a document may have at most 8388608; split it |"
                                + " 17825792",
                        "loop.txt | the file cannot be read: Too many levels of symbolic links or unable to access"
                                + " attributes of symbolic link; repair or remove it | 0",
                        "lines.jsonl:2 | the line has 50000000 bytes and a document may have at most 8388608; split it"
                                + " | 50000000",
                        "lines.jsonl:3 | the document has no text; give it in the field text | 10",
                        "piped.txt | the sidecar piped.txt.meta.yaml cannot be read: it is a folder, pipe, socket or"
                                + " device, not a file; repair or remove it | 0",
                        "members.jsonl.gz | the file cannot be read: more than 100 gzip members in a row are empty;"
                                + " repair or remove it (nothing could be read) | 0");
        assertThat(letters).allSatisfy(letter -> {
            assertThat(header(letter, DeadLetterHeaders.STAGE)).isEqualTo("ingest");
            assertThat(letter.value().length).isLessThanOrEqualTo(1024 * 1024);
        });
        assertThat(count("refused")).isEqualTo(10);
    }

    @Test
    void reportsAFolderThatIsNotThereAndIsReadyWithTheOthers() throws Exception {
        write("a.txt", "The fair begins on Friday.");
        Path missing = temp.resolve("missing");

        try (IngestService service = IngestService.start(settings(broker.kafka(), List.of(missing, inbox)), meters)) {
            await(() -> service.notReady().isEmpty());
        }

        assertThat(documents()).hasSize(1);
        ConsumerRecord<String, byte[]> letter =
                broker.records(Topics.DEAD_LETTERS).getFirst();
        assertThat(letter.key()).isEqualTo("missing/");
        assertThat(header(letter, DeadLetterHeaders.REASON))
                .isEqualTo("the folder cannot be read: it does not exist; create it, or take it out of the list");
    }

    @Test
    void skipsAnUnreadableFolderUntilItIsReadable() throws Exception {
        write("closed/a.txt", "The gate is locked.");
        write("open.txt", "The gate is open.");
        Path closed = inbox.resolve("closed");
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        assumeTrue(!Files.isReadable(closed), "this user may read everything, so no folder is without rights");

        try (IngestService service = start()) {
            await(() -> service.notReady().isEmpty());
            assertThat(documents()).extracting(Document::sourceItem).containsExactly("open.txt");
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
            await(() -> documents().size() == 2);
        }

        assertThat(broker.records(Topics.DEAD_LETTERS))
                .extracting(letter -> header(letter, DeadLetterHeaders.REASON))
                .containsExactly(
                        "the folder cannot be read: this process has no right to it; give the user that runs it"
                                + " the right to read (chmod), or move it away");
    }

    @Test
    void ignoresTheOpenTransactionOfADeadProcess() throws Exception {
        write("a.txt", "The ferry leaves at six.");
        // What a process killed between the two sends leaves behind: a document without its memory, in an open
        // transaction.
        KafkaProducer<String, byte[]> dead = new BrokerAccess(broker.kafka()).producer("onrecord-ingest-inbox");
        dead.initTransactions();
        dead.beginTransaction();
        dead.send(new ProducerRecord<>(Topics.DOCUMENTS.name(), "half", new byte[] {1}))
                .get();

        ingestOnce();

        assertThat(documents()).extracting(Document::sourceItem).containsExactly("a.txt");
        assertThat(memory()).extracting(SourceItem::item).containsExactly("a.txt");
        dead.close(Duration.ZERO);
    }

    @Test
    void stopsWhenAnotherProcessTakesOverTheSameFolders() throws Exception {
        write("a.txt", "The ferry leaves at six.");
        try (IngestService first = start()) {
            await(() -> first.notReady().isEmpty());
            try (IngestService second = start()) {
                await(() -> second.notReady().isEmpty());
                write("b.txt", "The ferry leaves at seven.");
                await(() -> documents().size() == 2 && first.notReady().isPresent());
                assertThat(first.notReady())
                        .hasValueSatisfying(reason ->
                                assertThat(reason).startsWith("another ingest process watches the same folders"));
            }
        }
    }

    @Test
    void publishesTheLinesOfACataloguesFileWithItsDefaults() throws Exception {
        Path file = Files.writeString(
                temp.resolve("speeches.jsonl"), "{\"id\":\"1\",\"text\":\"We will open the harbour.\"}\n");
        Files.setLastModifiedTime(file, FileTime.from(LONG_AGO));
        SourceSpec spec = new SourceSpec(
                "speeches",
                SourceSpec.Kind.JSONL,
                file.toString(),
                "Harbour Office",
                "AA",
                new SourceState.Defaults("en", 1, "harbour-office"),
                OFTEN,
                SourceSpec.Items.PAGES,
                "never");
        IngestService.Settings settings = settings(broker.kafka(), List.of());

        try (IngestService service = IngestService.start(
                new IngestService.Settings(
                        settings.crawl().with(List.of(spec)), settings.folders(), settings.interval()),
                meters)) {
            await(() -> service.notReady().isEmpty());
        }

        Document document = documents().getFirst();
        assertThat(document.source()).isEqualTo("speeches");
        assertThat(document.publisher()).isEqualTo("Harbour Office");
        assertThat(document.side()).isEqualTo("AA");
        assertThat(document.tier()).isEqualTo(1);
        assertThat(document.language()).isEqualTo("en");
        assertThat(document.speaker()).isEqualTo("harbour-office");
    }

    @Test
    void keepsAPdfOfTheFolderAsCaptureOnce() throws Exception {
        byte[] pdf = Pdf.of()
                .lines(72, 72, "The quay is closed until Monday, says the office.")
                .bytes();
        Files.write(inbox.resolve("quay.pdf"), pdf);
        Files.setLastModifiedTime(inbox.resolve("quay.pdf"), FileTime.from(LONG_AGO));

        ingestOnce();
        ingestOnce();

        assertThat(documents()).hasSize(1);
        CaptureReader.Result capture = new CaptureReader(temp.resolve("captures"))
                .read(java.util.Objects.requireNonNull(documents().getFirst().capture()));
        assertThat(((CaptureReader.Result.Found) capture).capture().payload()).isEqualTo(pdf);
        try (var files = Files.list(temp.resolve("captures"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".warc.gz")))
                    .hasSize(1);
        }
    }

    @Test
    void saysThatNoBrokerAnswers() {
        try (IngestService service =
                IngestService.start(settings(new KafkaClients("127.0.0.1:18399", Map.of()), List.of(inbox)), meters)) {
            await(() -> service.notReady()
                    .filter(reason ->
                            reason.equals("no broker answers at 127.0.0.1:18399; start one with ./onrecord serve or"
                                    + " name another by KAFKA_BOOTSTRAP_SERVERS"))
                    .isPresent());
        }
    }

    @Test
    void refusesTwoFoldersOfOneName() {
        assertThatThrownBy(() -> IngestService.start(
                        settings(broker.kafka(), List.of(inbox, temp.resolve("other/inbox"))), meters))
                .hasMessage("two sources have the id inbox, which for a watched folder is its name; rename one");
    }

    private void ingestOnce() {
        try (IngestService service = start()) {
            await(() -> service.notReady().isEmpty());
        }
    }

    private IngestService.Settings settings(KafkaClients kafka, List<Path> folders) {
        return new IngestService.Settings(
                new Crawler.Settings(
                        kafka,
                        List.of(),
                        temp.resolve("captures"),
                        FetchSettings.of("OnRecord-test"),
                        PolitenessPolicy.USUAL),
                folders,
                OFTEN);
    }

    private IngestService start() {
        return IngestService.start(settings(broker.kafka(), List.of(inbox)), meters);
    }

    private List<Document> documents() {
        return broker.records(Topics.DOCUMENTS).stream()
                .map(record -> EventJson.read(record.value(), Document.class))
                .toList();
    }

    /** The newest memory of each item. */
    private List<SourceItem> memory() {
        return List.copyOf(broker.records(Topics.SOURCES).stream()
                .map(record -> EventJson.read(record.value(), Event.class))
                .filter(SourceItem.class::isInstance)
                .map(SourceItem.class::cast)
                .collect(java.util.stream.Collectors.toMap(
                        SourceItem::key, item -> item, (one, next) -> next, java.util.TreeMap::new))
                .values());
    }

    private double count(String outcome) {
        return meters.find("onrecord.ingest.items").tag("outcome", outcome).counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private void write(String path, String text) throws Exception {
        Path file = inbox.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.from(LONG_AGO));
    }

    private Path old(String path) throws Exception {
        return inbox.resolve(path);
    }

    /** Sets every file's time back, so that each is taken at once. */
    private void touch() throws Exception {
        try (var files = Files.list(inbox)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.setLastModifiedTime(file, FileTime.from(LONG_AGO));
            }
        }
    }

    private static void await(Await.Condition condition) {
        Await.until("the service does its part", condition);
    }
}

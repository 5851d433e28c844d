package org.onrecord.ingest;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Document;
import org.onrecord.events.EventJson;
import org.onrecord.events.cache.LruMap;
import org.onrecord.events.capture.WarcRecords;
import org.onrecord.events.kafka.ForgottenTable;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.topic.Topics;
import org.onrecord.ingest.capture.CaptureRecord;
import org.onrecord.ingest.capture.CaptureWriter;
import org.onrecord.ingest.file.JsonLines;
import org.onrecord.ingest.file.WarcDocuments;
import org.onrecord.ingest.item.Item;
import org.onrecord.ingest.item.ItemDecision;
import org.onrecord.ingest.publish.BrokerAccess;
import org.onrecord.ingest.publish.RecordBatch;
import org.onrecord.ingest.reading.CountingStream;
import org.onrecord.ingest.reading.ReadingMarks;

/**
 * Imports JSON Lines and WARC files, compressed or not: each good line or record goes to the topic {@code documents},
 * each bad one to the dead letters. The original of a WARC document is kept as its capture.
 *
 * <p>Memory is bounded. Importing twice is harmless, as the processor keeps the newest version of a document. A line
 * that occurs twice in one run is written once, unless 200,000 others stand between.
 */
public final class DocumentImport {
    private static final int LISTED_REFUSALS = 20;

    /** How many documents with an original wait for one sync of the captures. */
    private static final int HELD_BACK = 64;

    private final Settings settings;
    private final Consumer<Counts> progress;
    private final KafkaProducer<String, byte[]> producer;
    private final CaptureWriter captures;
    private final InstantSource clock;
    private final ForgottenTable forgotten;
    private final long bytesTotal;

    /** The versions of the last documents written, by id: both as numbers, which take less memory. */
    private final Map<UUID, UUID> written = new LruMap<>(200_000);

    private final List<ProducerRecord<String, byte[]>> heldBack = new ArrayList<>();
    private final AtomicReference<@Nullable Exception> refusal = new AtomicReference<>();
    private final List<Refusal> refusals = new ArrayList<>();
    private final Map<String, Long> skipped = new TreeMap<>();
    private long bytesOfFilesDone;
    private long documents;
    private long duplicates;
    private long refused;

    /**
     * The settings of an import.
     *
     * @param source the source id of documents whose line names no {@code corpus}, e.g. {@code import}
     * @param captures the folder where the originals of WARC documents are kept
     */
    public record Settings(KafkaClients kafka, String source, Path captures) {}

    /**
     * The counts of an import so far.
     *
     * @param bytesRead of the files as they are on disk
     */
    public record Counts(long bytesRead, long bytesTotal, long documents) {}

    /**
     * A line or file that was refused.
     *
     * @param origin the file, and the line or offset as {@code FILE:LINE}
     * @param reason a sentence that names the remedy
     */
    public record Refusal(String origin, String reason) {}

    /**
     * The result of an import.
     *
     * @param duplicates lines that occurred before in this run
     * @param refused lines and files in the dead letters
     * @param refusals the first 20 of them
     * @param skipped the number of WARC records that are no documents, and of documents that were deleted for good, by reason, e.g.
     *     {@code status 404}
     */
    public record Summary(
            long documents, long duplicates, long refused, List<Refusal> refusals, Map<String, Long> skipped) {}

    /** The import could not start or continue; {@link #reason} says why, with the remedy. */
    public static final class ImportFailedException extends RuntimeException {
        ImportFailedException(String reason, @Nullable Throwable cause) {
            super(reason, cause);
        }

        public String reason() {
            return String.valueOf(getMessage());
        }
    }

    private DocumentImport(
            Settings settings,
            Consumer<Counts> progress,
            KafkaProducer<String, byte[]> producer,
            CaptureWriter captures,
            InstantSource clock,
            ForgottenTable forgotten,
            long bytesTotal) {
        this.forgotten = forgotten;
        this.settings = settings;
        this.progress = progress;
        this.producer = producer;
        this.captures = captures;
        this.clock = clock;
        this.bytesTotal = bytesTotal;
    }

    /**
     * Imports files.
     *
     * @param progress takes the counts so far; called often, on the importing thread
     * @throws ImportFailedException if a file cannot be read at all, before anything is written; or if the broker does
     *     not answer or lacks a topic
     */
    public static Summary run(Settings settings, List<Path> files, Consumer<Counts> progress) {
        long bytes = files.stream().mapToLong(DocumentImport::sizeOf).sum();
        BrokerAccess broker = new BrokerAccess(settings.kafka());
        InstantSource clock = InstantSource.system();
        try {
            requireTopics(broker);
            try (KafkaProducer<String, byte[]> producer = broker.bulkProducer();
                    ForgottenTable forgotten = new ForgottenTable(settings.kafka());
                    CaptureWriter captures = new CaptureWriter(settings.captures(), clock)) {
                DocumentImport run =
                        new DocumentImport(settings, progress, producer, captures, clock, forgotten, bytes);
                files.forEach(run::read);
                return run.finish();
            } catch (IOException e) {
                throw captureFailed(settings, e);
            }
        } catch (KafkaException e) {
            throw new ImportFailedException("the broker does not take what the import writes: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ImportFailedException("the import was interrupted; run it again, which is harmless", e);
        }
    }

    private static void requireTopics(BrokerAccess broker) throws InterruptedException {
        try (Admin admin = broker.admin()) {
            broker.trouble(admin, List.of(Topics.DOCUMENTS, Topics.DEAD_LETTERS))
                    .ifPresent(trouble -> {
                        throw new ImportFailedException(trouble, null);
                    });
        }
    }

    private static long sizeOf(Path file) {
        if (!JsonLines.isOne(file.toString()) && !WarcRecords.isOne(file.toString())) {
            throw new ImportFailedException(
                    "cannot import " + file
                            + ": its name must end in .jsonl, .jsonl.gz, .warc or .warc.gz; rename or convert it",
                    null);
        }
        if (!Files.isRegularFile(file)) {
            throw new ImportFailedException("cannot import " + file + ": there is no such file; check the path", null);
        }
        if (!Files.isReadable(file)) {
            throw new ImportFailedException(
                    "cannot import " + file + ": no right to read it; give it with chmod or run as its owner", null);
        }
        return file.toFile().length();
    }

    private void read(Path file) {
        try {
            Instant modified = Files.getLastModifiedTime(file).toInstant().truncatedTo(ChronoUnit.MILLIS);
            if (WarcRecords.isOne(file.toString())) {
                new WarcDocuments(settings.source(), file, settings.captures(), modified, Instant.now())
                        .read(this::take, reason -> skipped.merge(reason, 1L, Long::sum));
            } else {
                readLines(file, modified);
            }
            sendHeldBack();
            bytesOfFilesDone += Files.size(file);
        } catch (IOException e) {
            throw new ImportFailedException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private void readLines(Path file, Instant modified) throws IOException {
        try (CountingStream bytes = new CountingStream(Files.newInputStream(file))) {
            new JsonLines(
                            settings.source(),
                            String.valueOf(file.getFileName()),
                            file.toString(),
                            modified,
                            ReadingMarks.beside(settings.captures()))
                    .read(new BufferedInputStream(bytes), item -> take(item, bytes.count()));
        }
    }

    private void take(Item item, long bytesOfFile) {
        failIfRefused();
        switch (ItemDecision.of(item, Optional.empty())) {
            case ItemDecision.Write write
            when forgotten.contains(write.item().source(), write.item().id()) ->
                skipped.merge("deleted for good before", 1L, Long::sum);
            case ItemDecision.Publish publish -> publish(publish);
            case ItemDecision.Refuse refuse -> refuse(refuse.item());
            case ItemDecision.Leave leave ->
                throw new IllegalStateException(
                        "nothing is known of " + leave.item().key());
        }
        progress.accept(counts(bytesOfFilesDone + bytesOfFile));
    }

    private void publish(ItemDecision.Publish publish) {
        Document document = publish.document();
        UUID version = uuid(document.version());
        if (version.equals(written.put(uuid(document.id()), version))) {
            duplicates++;
            return;
        }
        documents++;
        CaptureRecord original = publish.item().original();
        if (original == null) {
            send(batch -> batch.document(document, publish.json()));
            return;
        }
        try {
            Document captured =
                    publish.item().captured(captures.write(original)).document();
            RecordBatch batch = new RecordBatch(clock);
            batch.document(captured, EventJson.write(captured));
            heldBack.addAll(batch.records());
        } catch (IOException e) {
            throw captureFailed(settings, e);
        }
        if (heldBack.size() >= HELD_BACK) {
            sendHeldBack();
        }
    }

    private static UUID uuid(String hex) {
        return new UUID(Long.parseUnsignedLong(hex, 0, 16, 16), Long.parseUnsignedLong(hex, 16, 32, 16));
    }

    /** Sends the documents whose captures had to be on disk first; many captures are synced at once, as each sync takes time. */
    private void sendHeldBack() {
        try {
            captures.sync();
        } catch (IOException e) {
            throw captureFailed(settings, e);
        }
        heldBack.forEach(this::send);
        heldBack.clear();
    }

    private void send(Consumer<RecordBatch> records) {
        RecordBatch batch = new RecordBatch(clock);
        records.accept(batch);
        batch.records().forEach(this::send);
    }

    private void send(ProducerRecord<String, byte[]> record) {
        producer.send(record, (metadata, e) -> {
            if (e != null) {
                refusal.compareAndSet(null, e);
            }
        });
    }

    private void refuse(Item.Refused item) {
        refused++;
        if (refusals.size() < LISTED_REFUSALS) {
            refusals.add(new Refusal(item.origin(), item.reason()));
        }
        send(batch -> batch.deadLetter(item));
    }

    private Summary finish() {
        producer.flush();
        failIfRefused();
        progress.accept(counts(bytesTotal));
        return new Summary(documents, duplicates, refused, List.copyOf(refusals), Map.copyOf(skipped));
    }

    private void failIfRefused() {
        Exception first = refusal.get();
        if (first != null) {
            throw new ImportFailedException(
                    "the broker refused a record: " + first.getMessage() + "; import again, which is harmless", first);
        }
    }

    private static ImportFailedException captureFailed(Settings settings, IOException e) {
        return new ImportFailedException(
                "the originals cannot be kept in " + settings.captures() + ": " + e.getMessage()
                        + "; make room, or name another folder with --captures",
                e);
    }

    private Counts counts(long bytesRead) {
        return new Counts(bytesRead, bytesTotal, documents);
    }
}

package org.onrecord.ingest;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Document;
import org.onrecord.events.topic.Topics;
import org.onrecord.ingest.bulk.RecentVersions;
import org.onrecord.ingest.capture.CaptureRecord;
import org.onrecord.ingest.capture.CaptureWriter;
import org.onrecord.ingest.file.JsonLines;
import org.onrecord.ingest.file.WarcDocuments;
import org.onrecord.ingest.item.Item;
import org.onrecord.ingest.item.ItemDecision;
import org.onrecord.ingest.publish.Broker;
import org.onrecord.ingest.publish.IngestRecords;

/**
 * The import of JSON Lines and WARC files, packed or not: each good line or record goes to the topic {@code documents}, each bad one
 * to the dead letters. What WARC records a document was read from is kept as its capture.
 *
 * <p>Memory is bounded whatever the files hold. Importing twice is harmless: the processor keeps the newest version of a document.
 * A line that comes twice in one run, close by, is written once.
 */
public final class DocumentImport {
    private static final int LISTED_REFUSALS = 20;
    private static final int HELD_BACK = 64;
    private static final int MOST_AHEAD = 512;
    private static final int MOST_BYTES_AHEAD = 32 * 1024 * 1024;
    private static final int MOST_PARSERS = 4;

    private final Settings settings;
    private final Progress progress;
    private final KafkaProducer<String, byte[]> producer;
    private final RecentVersions written = new RecentVersions();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private final List<Refusal> refusals = new ArrayList<>();
    private final Map<String, Long> passedOver = new TreeMap<>();
    private final CaptureWriter captures;
    private final List<ProducerRecord<String, byte[]>> heldBack = new ArrayList<>();
    private final ExecutorService parsers;
    private final Queue<Ahead> ahead = new ArrayDeque<>();
    private long bytesAhead;
    private final InstantSource clock = InstantSource.system();
    private final long bytesTotal;
    private long bytesOfFilesDone;
    private long documents;
    private long duplicates;
    private long refused;

    /**
     * What an import needs to know.
     *
     * @param bootstrapServers the broker, {@code host:port}
     * @param source the source's id of documents whose line names no {@code corpus}, e.g. {@code import}
     * @param captures the folder where the originals of WARC documents are kept
     */
    public record Settings(String bootstrapServers, String source, Path captures) {}

    /** Hears how far an import is; called often, from the thread that imports. */
    public interface Progress {
        /** Hears it. */
        void report(Counts counts);
    }

    /**
     * How far an import is.
     *
     * @param bytesRead of the files as they lie on disk
     * @param bytesTotal of all files
     * @param documents written so far
     * @param duplicates lines that came before in this run
     * @param refused lines and files that are in the dead letters
     */
    public record Counts(long bytesRead, long bytesTotal, long documents, long duplicates, long refused) {}

    /**
     * A line or file that was refused.
     *
     * @param origin the file, and the line or the offset as {@code FILE:LINE}
     * @param reason a sentence that names the remedy
     */
    public record Refusal(String origin, String reason) {}

    /**
     * How an import ended.
     *
     * @param documents written
     * @param duplicates lines that came before in this run
     * @param refused lines and files that are in the dead letters
     * @param refusals the first of them, at most 20
     * @param passedOver WARC records that are no documents, by the reason, e.g. {@code status 404}
     */
    public record Summary(
            long documents, long duplicates, long refused, List<Refusal> refusals, Map<String, Long> passedOver) {}

    /** The import could not begin or go on; {@link #reason} says why, with the remedy. */
    public static final class ImportFailedException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String reason;

        ImportFailedException(String reason, @Nullable Throwable cause) {
            super(reason, cause);
            this.reason = reason;
        }

        /** Why, in words. */
        public String reason() {
            return reason;
        }
    }

    /**
     * A line that is being parsed.
     *
     * @param size how many bytes are held for it
     * @param bytesOfFile how many were read up to it
     */
    private record Ahead(CompletableFuture<ItemDecision> decision, int size, long bytesOfFile) {}

    private DocumentImport(
            Settings settings,
            Progress progress,
            KafkaProducer<String, byte[]> producer,
            ExecutorService parsers,
            long bytesTotal) {
        this.settings = settings;
        this.progress = progress;
        this.producer = producer;
        this.parsers = parsers;
        this.captures = CaptureWriter.open(settings.captures(), clock);
        this.bytesTotal = bytesTotal;
    }

    /**
     * Imports files.
     *
     * @throws ImportFailedException if a file cannot be read at all, before anything is written; or if the broker does not answer or
     *     lacks a topic
     */
    public static Summary run(Settings settings, List<Path> files, Progress progress) {
        long bytes = 0;
        for (Path file : files) {
            bytes += sizeOf(file);
        }
        Broker broker = new Broker(settings.bootstrapServers());
        try {
            try (Admin admin = broker.admin()) {
                Optional<String> trouble = broker.trouble(admin, List.of(Topics.DOCUMENTS, Topics.DEAD_LETTERS));
                if (trouble.isPresent()) {
                    throw new ImportFailedException(trouble.get(), null);
                }
            }
            int threads = Math.clamp(Runtime.getRuntime().availableProcessors() - 1, 1, MOST_PARSERS);
            try (KafkaProducer<String, byte[]> producer = broker.producer(Optional.empty());
                    ExecutorService parsers = Executors.newFixedThreadPool(threads)) {
                DocumentImport run = new DocumentImport(settings, progress, producer, parsers, bytes);
                try (run.captures) {
                    files.forEach(run::read);
                    return run.finish();
                } catch (IOException e) {
                    throw run.captureFailed(e);
                }
            }
        } catch (KafkaException e) {
            throw new ImportFailedException("the broker does not take what the import writes: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ImportFailedException("the import was interrupted; run it again, which is harmless", e);
        }
    }

    private static long sizeOf(Path file) {
        if (!JsonLines.isOne(file.toString()) && !WarcDocuments.isOne(file.toString())) {
            throw new ImportFailedException(
                    "cannot import " + file
                            + ": its name ends in none of .jsonl, .jsonl.gz, .warc and .warc.gz; rename or convert it",
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
            if (WarcDocuments.isOne(file.toString())) {
                new WarcDocuments(settings.source(), file, settings.captures(), modified).read(new Hearer());
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
            Path name = file.getFileName();
            new JsonLines(settings.source(), String.valueOf(name), file.toString(), modified)
                    .readLater(new BufferedInputStream(bytes), (item, size) -> takeLater(item, size, bytes.count()));
            takeAll();
        }
    }

    /** Takes the records of a WARC file. */
    private final class Hearer implements WarcDocuments.Hearer {
        private long reached;

        @Override
        public void take(Item item) {
            DocumentImport.this.take(decided(item), reached);
        }

        @Override
        public void passOver(String reason) {
            passedOver.merge(reason, 1L, Long::sum);
        }

        @Override
        public void reached(long bytes) {
            reached = bytes;
        }
    }

    /** Has the line parsed on another thread, while this one reads on and sends what is parsed, in the order of the lines. */
    private void takeLater(Supplier<Item> item, int size, long bytesOfFile) {
        CompletableFuture<ItemDecision> decision = CompletableFuture.supplyAsync(() -> decided(item.get()), parsers);
        ahead.add(new Ahead(decision, size, bytesOfFile));
        bytesAhead += size;
        while (ahead.size() > MOST_AHEAD || bytesAhead > MOST_BYTES_AHEAD) {
            takeFirst();
        }
    }

    private void takeFirst() {
        Ahead first = ahead.remove();
        bytesAhead -= first.size();
        take(first.decision().join(), first.bytesOfFile());
    }

    private void takeAll() {
        while (!ahead.isEmpty()) {
            takeFirst();
        }
    }

    /** The same decision as of watched folders, where nothing is remembered. */
    private static ItemDecision decided(Item item) {
        return ItemDecision.of(item, Optional.empty());
    }

    private void take(ItemDecision decision, long bytesOfFile) {
        failIfNotTaken();
        switch (decision) {
            case ItemDecision.Publish publish -> publish(publish);
            case ItemDecision.Refuse refuse -> refuse(refuse.item());
            case ItemDecision.Leave leave ->
                throw new IllegalStateException(
                        "nothing is remembered of " + leave.item().key());
        }
        progress.report(counts(bytesOfFilesDone + bytesOfFile));
    }

    private void publish(ItemDecision.Publish publish) {
        Document document = publish.document();
        if (!written.add(document)) {
            duplicates++;
            return;
        }
        documents++;
        CaptureRecord original = publish.item().original();
        if (original == null) {
            send(IngestRecords.event(Topics.DOCUMENTS, document, publish.json(), clock.instant()));
        } else {
            holdBack(publish.item(), original);
        }
    }

    /** A document must not name a capture that is not surely on disk, and making that sure costs little only for many at once. */
    private void holdBack(Item.Accepted item, CaptureRecord original) {
        try {
            Document document = item.captured(captures.write(original)).document();
            heldBack.add(IngestRecords.event(Topics.DOCUMENTS, document, clock.instant()));
            if (heldBack.size() >= HELD_BACK) {
                sendHeldBack();
            }
        } catch (IOException e) {
            throw captureFailed(e);
        }
    }

    private void sendHeldBack() {
        if (heldBack.isEmpty()) {
            return;
        }
        try {
            captures.sync();
        } catch (IOException e) {
            throw captureFailed(e);
        }
        heldBack.forEach(this::send);
        heldBack.clear();
    }

    private ImportFailedException captureFailed(IOException e) {
        return new ImportFailedException(
                "the originals cannot be kept in " + settings.captures() + ": " + e.getMessage()
                        + "; make room, or name another folder with --captures",
                e);
    }

    private void refuse(Item.Refused item) {
        refused++;
        if (refusals.size() < LISTED_REFUSALS) {
            refusals.add(new Refusal(item.origin(), item.reason()));
        }
        send(IngestRecords.deadLetter(item));
    }

    private void send(ProducerRecord<String, byte[]> record) {
        producer.send(record, (metadata, e) -> {
            if (e != null) {
                failure.compareAndSet(null, e);
            }
        });
    }

    private Summary finish() {
        producer.flush();
        failIfNotTaken();
        progress.report(counts(bytesTotal));
        return new Summary(documents, duplicates, refused, List.copyOf(refusals), Map.copyOf(passedOver));
    }

    private void failIfNotTaken() {
        Exception first = failure.get();
        if (first != null) {
            throw new ImportFailedException(
                    "the broker refused a record: " + first.getMessage() + "; import again, which is harmless", first);
        }
    }

    private Counts counts(long bytesRead) {
        return new Counts(bytesRead, bytesTotal, documents, duplicates, refused);
    }

    /** Counts the bytes taken from a stream. */
    private static final class CountingStream extends java.io.FilterInputStream {
        private long count;

        CountingStream(InputStream in) {
            super(in);
        }

        long count() {
            return count;
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count += one < 0 ? 0 : 1;
            return one;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int many = super.read(buffer, offset, length);
            count += Math.max(0, many);
            return many;
        }
    }
}

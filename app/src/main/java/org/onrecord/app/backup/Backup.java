package org.onrecord.app.backup;

import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.onrecord.app.failure.Failure;
import org.onrecord.events.EventJson;
import org.onrecord.events.Forgotten;
import org.onrecord.events.Generation;
import org.onrecord.events.capture.CaptureVerifier;
import org.onrecord.events.deadletter.DeadLetterHeaders;
import org.onrecord.events.file.OwnerOnly;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.kafka.TopicScan;
import org.onrecord.events.kafka.TopicTable;
import org.onrecord.events.topic.Topic;
import org.onrecord.events.topic.Topics;
import org.onrecord.events.version.BuildVersion;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.SequenceWriter;
import tools.jackson.databind.SerializationFeature;

/**
 * Backups of what cannot be made again: the records that come from outside, and the captures. What processors make of them they make again after a
 * restore, and it is then the same to the byte.
 *
 * <p>The file is JSON Lines, compressed by Zstandard with a checksum. It is written while the system runs: what names something else is read before
 * it, sources before documents and documents before captures, so that all that is named is there.
 *
 * @param captures folder of the captures
 * @param progress takes the number of records so far
 */
public record Backup(KafkaClients kafka, Path captures, LongConsumer progress) {
    private static final int FORMAT = 1;
    private static final int PIECE = 1 << 20;

    /**
     * A line of a backup.
     *
     * @param name of the version that wrote it, of a topic without the prefix, or of a file of captures
     * @param number of the format, or the time of a record
     * @param value of a record, or a piece of a file
     */
    record Line(
            Kind kind,
            String name,
            long number,
            byte @Nullable [] key,
            byte @Nullable [] value,
            Map<String, byte @Nullable []> headers) {
        enum Kind {
            HEAD,
            RECORD,
            CAPTURE,
            END
        }
    }

    private interface Lines {
        void take(Line line) throws IOException;
    }

    /**
     * Returns the topics that are kept. Sources come before documents: ingest fetches no item again that they name, so its document must be read
     * later. So must the documents that notes say are gone.
     */
    private static List<Topic> kept() {
        // A constant would be made before the prefix of names is set.
        return List.of(
                Topics.FORGOTTEN,
                Topics.SOURCES,
                Topics.DOCUMENTS,
                Topics.CORRECTIONS,
                Topics.OPINIONS,
                Topics.GENERATIONS,
                Topics.ALERTS_DOCUMENT_CHANGED,
                Topics.ALERTS_SOURCE,
                Topics.RULES,
                Topics.SUBSCRIPTIONS,
                Topics.ALERTS_RULES,
                Topics.DELIVERIES,
                Topics.DEAD_LETTERS);
    }

    /**
     * Writes a backup, which has its name only once it is complete and on the disk; returns what it has, in words.
     *
     * @throws Failure if something is deleted for good meanwhile, since the backup would keep it
     */
    public String write(Path file) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(part);
        Map<String, Forgotten> deleted = deleted();
        try {
            String size = writeAll(part);
            if (!deleted().equals(deleted)) {
                throw new Failure(
                        "Something was deleted for good meanwhile, and the backup may hold it; back up again.");
            }
            try (FileChannel disk = FileChannel.open(part, StandardOpenOption.WRITE)) {
                disk.force(true);
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            return size;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private Map<String, Forgotten> deleted() {
        Map<String, Forgotten> notes = TopicTable.read(kafka, Forgotten.class, List.of(Topics.FORGOTTEN));
        if (!notes.values().stream().allMatch(Forgotten::removed)) {
            throw new Failure(
                    "A deletion is not complete, and a backup would keep what it deletes; wait for it, or call"
                            + " again what `onrecord forget --list` says is not complete.");
        }
        return notes;
    }

    private String writeAll(Path part) throws IOException {
        long[] records = {0};
        boolean[] captured = {false};
        try (FileChannel disk = OwnerOnly.open(part, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
                SequenceWriter out = EventJson.mapper()
                        .writer()
                        .without(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
                        .withRootValueSeparator("\n")
                        .writeValues(new BufferedOutputStream(
                                new ZstdOutputStream(Channels.newOutputStream(disk)).setChecksum(true), PIECE));
                KafkaConsumer<byte[], byte[]> consumer = kafka.byteConsumer()) {
            out.write(new Line(Line.Kind.HEAD, BuildVersion.get(), FORMAT, null, null, Map.of()));
            for (Topic topic : kept()) {
                TopicScan.rewind(consumer, topic);
                TopicScan.toEnd(consumer, record -> {
                    if (isKept(topic, record)) {
                        out.write(line(topic, record));
                        captured[0] = captured[0] || topic.equals(Topics.DOCUMENTS) && namesCapture(record.value());
                        progress.accept(++records[0]);
                    }
                });
            }
            List<Path> files = new CaptureVerifier(captures).files();
            if (captured[0] && files.isEmpty()) {
                throw new Failure("Documents name captures, and there are none in " + captures
                        + "; name the folder with --captures.");
            }
            for (Path each : files) {
                Path name = captures.toAbsolutePath().normalize().relativize(each);
                try (InputStream in = Files.newInputStream(each)) {
                    for (byte[] piece = in.readNBytes(PIECE); piece.length > 0; piece = in.readNBytes(PIECE)) {
                        out.write(new Line(Line.Kind.CAPTURE, name.toString(), 0, null, piece, Map.of()));
                    }
                }
            }
            out.write(new Line(Line.Kind.END, "", 0, null, null, Map.of()));
            return size(records[0], files.size());
        }
    }

    /** Looks at the text, since records need not be readable; within a value its quotes would be escaped. */
    private static boolean namesCapture(byte @Nullable [] document) {
        return document != null && new String(document, StandardCharsets.UTF_8).contains("\"capture\":{");
    }

    private static String size(long records, int files) {
        return records + " records and " + files + (files == 1 ? " file" : " files") + " of captures";
    }

    /** Leaves out what a processor makes again: dead letters of records, and replays that were not switched to. */
    private static boolean isKept(Topic topic, ConsumerRecord<byte[], byte[]> record) {
        if (topic.equals(Topics.DEAD_LETTERS)) {
            return record.value() != null && record.headers().lastHeader(DeadLetterHeaders.TOPIC) == null;
        }
        return !topic.equals(Topics.GENERATIONS)
                || record.value() == null
                || EventJson.read(record.value(), Generation.class).state() == Generation.State.ACTIVE;
    }

    private static Line line(Topic topic, ConsumerRecord<byte[], byte[]> record) {
        Map<String, byte @Nullable []> headers = new LinkedHashMap<>();
        record.headers().forEach(header -> headers.put(header.key(), header.value()));
        String name = topic.name().substring(Topics.PREFIX.length());
        return new Line(Line.Kind.RECORD, name, record.timestamp(), record.key(), record.value(), headers);
    }

    /** Reads a whole backup, and fails if the file is none, damaged, or of a newer version. */
    public static void check(Path file) throws IOException {
        read(file, line -> {});
    }

    /** Writes a backup, which was checked, into a system that is empty and has all topics; returns what it has, in words. */
    public String restore(Path file) throws IOException {
        AtomicReference<@Nullable Exception> refused = new AtomicReference<>();
        long[] records = {0};
        Set<String> files = new HashSet<>();
        try (KafkaProducer<byte[], byte[]> producer = kafka.byteProducer()) {
            read(file, line -> {
                if (line.kind() == Line.Kind.CAPTURE) {
                    append(line);
                    files.add(line.name());
                } else if (line.kind() == Line.Kind.RECORD) {
                    producer.send(record(line), (place, e) -> refused.compareAndSet(null, e));
                    progress.accept(++records[0]);
                }
            });
            producer.flush();
        }
        Exception why = refused.get();
        if (why != null) {
            throw new Failure("The broker does not take a record (" + why + "); restore into a new system.", why);
        }
        return size(records[0], files.size());
    }

    /** Fails if the system has records or captures. */
    public void requireEmpty() throws IOException {
        try (KafkaConsumer<byte[], byte[]> consumer = kafka.byteConsumer()) {
            for (Topic topic : kept()) {
                if (TopicScan.count(consumer, TopicScan.partitions(consumer, topic.name())) > 0) {
                    throw new Failure(
                            "The system is not empty: " + topic.name() + " has records. Restore into a new data"
                                    + " folder (--data), or under another --topic-prefix.");
                }
            }
        }
        if (!new CaptureVerifier(captures).files().isEmpty()) {
            throw new Failure("The system is not empty: there are captures in " + captures
                    + ". Name an empty folder with --captures.");
        }
    }

    private static void read(Path file, Lines taker) throws IOException {
        try (MappingIterator<Line> lines =
                EventJson.mapper().readerFor(Line.class).readValues(new ZstdInputStream(Files.newInputStream(file)))) {
            Line line = lines.next();
            if (line.kind() != Line.Kind.HEAD) {
                throw new NoSuchElementException("the file has no head");
            }
            if (line.number() > FORMAT) {
                throw new Failure("The backup " + file + " was written by OnRecord " + line.name() + ", and this is "
                        + BuildVersion.get() + "; restore it with that version or a later one.");
            }
            while (lines.hasNext()) {
                line = lines.next();
                taker.take(line);
            }
            if (line.kind() != Line.Kind.END) {
                throw new NoSuchElementException("the file has no end");
            }
        } catch (JacksonException | ZstdIOException | NoSuchElementException e) {
            throw new Failure("The file " + file + " is no backup of OnRecord, or damaged; take another copy.", e);
        }
    }

    private void append(Line piece) throws IOException {
        Path folder = captures.toAbsolutePath().normalize();
        Path file = folder.resolve(piece.name()).normalize();
        if (!file.startsWith(folder)) {
            throw new Failure("The backup names a file outside the captures folder; do not trust it.");
        }
        OwnerOnly.createFolder(Objects.requireNonNull(file.getParent()));
        try (FileChannel out = OwnerOnly.open(
                file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND))) {
            Channels.newOutputStream(out).write(Objects.requireNonNull(piece.value()));
        }
    }

    @SuppressWarnings("NullAway") // Keys and values may be absent.
    private static ProducerRecord<byte[], byte[]> record(Line line) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(Topics.PREFIX + line.name(), null, line.number(), line.key(), line.value());
        line.headers().forEach(record.headers()::add);
        return record;
    }
}

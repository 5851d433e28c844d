package org.onrecord.app.backup;

import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UTFDataFormatException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.onrecord.app.failure.Failure;
import org.onrecord.events.EventJson;
import org.onrecord.events.Generation;
import org.onrecord.events.capture.CaptureVerifier;
import org.onrecord.events.deadletter.DeadLetterHeaders;
import org.onrecord.events.file.OwnerOnly;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.kafka.TopicScan;
import org.onrecord.events.topic.Topic;
import org.onrecord.events.topic.Topics;
import org.onrecord.events.version.BuildVersion;

/**
 * Backups of what cannot be made again: the records that come from outside, and the captures. What processors make of them they make again after a
 * restore, and it is then the same to the byte.
 *
 * <p>The file is a Zstandard stream with a checksum: a head with format and version, records, pieces of captures, and a mark of the end. It is
 * written while the system runs; documents are read before captures, so that the captures of all of them are there.
 *
 * @param captures folder of the captures
 * @param progress takes the number of records so far
 */
public record Backup(KafkaClients kafka, Path captures, LongConsumer progress) {
    private static final String MAGIC = "onrecord-backup";
    private static final int FORMAT = 1;
    private static final int END = 0;
    private static final int RECORD = 1;
    private static final int CAPTURE = 2;
    private static final int PIECE = 1 << 20;
    private static final int NONE = -1;

    /** The topics that are kept, documents first. */
    private static final List<Topic> KEPT = List.of(
            Topics.DOCUMENTS,
            Topics.CORRECTIONS,
            Topics.OPINIONS,
            Topics.GENERATIONS,
            Topics.FORGOTTEN,
            Topics.SOURCES,
            Topics.ALERTS_DOCUMENT_CHANGED,
            Topics.ALERTS_SOURCE,
            Topics.RULES,
            Topics.SUBSCRIPTIONS,
            Topics.ALERTS_RULES,
            Topics.DELIVERIES,
            Topics.DEAD_LETTERS);

    /** Writes a backup, which has its name only once it is complete; returns how many records it has. */
    public long write(Path file) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        long[] records = {0};
        try (FileChannel disk = OwnerOnly.open(
                        part,
                        Set.of(
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE,
                                StandardOpenOption.TRUNCATE_EXISTING));
                DataOutputStream out = new DataOutputStream(new BufferedOutputStream(
                        new ZstdOutputStream(Channels.newOutputStream(disk)).setChecksum(true), PIECE))) {
            out.writeUTF(MAGIC);
            out.writeInt(FORMAT);
            out.writeUTF(BuildVersion.get());
            for (Topic topic : KEPT) {
                try (KafkaConsumer<byte[], byte[]> consumer = kafka.byteConsumer()) {
                    TopicScan.rewind(consumer, topic);
                    TopicScan.toEnd(consumer, record -> {
                        if (isKept(topic, record)) {
                            write(out, topic, record);
                            progress.accept(++records[0]);
                        }
                    });
                }
            }
            for (Path each : new CaptureVerifier(captures).files()) {
                String name =
                        captures.toAbsolutePath().normalize().relativize(each).toString();
                try (InputStream in = Files.newInputStream(each)) {
                    for (byte[] piece = in.readNBytes(PIECE); piece.length > 0; piece = in.readNBytes(PIECE)) {
                        out.writeByte(CAPTURE);
                        out.writeUTF(name);
                        write(out, piece);
                    }
                }
            }
            out.writeByte(END);
        }
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        return records[0];
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

    private static void write(DataOutputStream out, Topic topic, ConsumerRecord<byte[], byte[]> record) {
        try {
            out.writeByte(RECORD);
            out.writeUTF(topic.name().substring(Topics.PREFIX.length()));
            out.writeLong(record.timestamp());
            write(out, record.key());
            write(out, record.value());
            Header[] headers = record.headers().toArray();
            out.writeInt(headers.length);
            for (Header header : headers) {
                out.writeUTF(header.key());
                write(out, header.value());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(DataOutputStream out, byte @Nullable [] bytes) throws IOException {
        out.writeInt(bytes == null ? NONE : bytes.length);
        if (bytes != null) {
            out.write(bytes);
        }
    }

    /**
     * Writes a backup into an empty system, whose topics exist, after the whole file was checked.
     *
     * @return how many records it has
     * @throws Failure if the file is none, damaged, or of a newer version, or if the system is not empty; nothing is changed
     */
    public long restore(Path file) throws IOException {
        read(file, null);
        requireEmpty();
        AtomicReference<@Nullable Exception> refused = new AtomicReference<>();
        try (KafkaProducer<byte[], byte[]> producer = kafka.byteProducer()) {
            long records = read(file, record -> producer.send(record, (place, e) -> refused.compareAndSet(null, e)));
            producer.flush();
            Exception why = refused.get();
            if (why != null) {
                throw new Failure("The broker does not take a record (" + why + "); restore into a new system.", why);
            }
            return records;
        }
    }

    private void requireEmpty() throws IOException {
        try (KafkaConsumer<byte[], byte[]> consumer = kafka.byteConsumer()) {
            for (Topic topic : KEPT) {
                if (TopicScan.count(consumer, TopicScan.partitions(consumer, topic.name())) > 0) {
                    throw new Failure(
                            "The system is not empty: " + topic.name()
                                    + " has records. Restore into a new data folder (--data), or under another --topic-prefix.");
                }
            }
        }
        if (!new CaptureVerifier(captures).files().isEmpty()) {
            throw new Failure("The system is not empty: there are captures in " + captures
                    + ". Name an empty folder with --captures.");
        }
    }

    private interface Records {
        void take(ProducerRecord<byte[], byte[]> record);
    }

    /** @param taker of records; null to check the file and change nothing */
    private long read(Path file, @Nullable Records taker) throws IOException {
        long records = 0;
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(new ZstdInputStream(Files.newInputStream(file)), PIECE))) {
            if (!in.readUTF().equals(MAGIC)) {
                throw new EOFException("another file");
            }
            int format = in.readInt();
            String version = in.readUTF();
            if (format > FORMAT) {
                throw new Failure("The backup " + file + " was written by OnRecord " + version + ", and this is "
                        + BuildVersion.get() + "; restore it with that version or a later one.");
            }
            for (int kind = in.readByte(); kind != END; kind = in.readByte()) {
                if (kind == CAPTURE) {
                    String name = in.readUTF();
                    byte[] piece = Objects.requireNonNull(bytes(in));
                    if (taker != null) {
                        append(name, piece);
                    }
                    continue;
                }
                ProducerRecord<byte[], byte[]> record = record(in);
                records++;
                if (taker != null) {
                    taker.take(record);
                    progress.accept(records);
                }
            }
            if (in.read() >= 0) {
                throw new EOFException("more than its end");
            }
            return records;
        } catch (ZstdIOException | EOFException | UTFDataFormatException | IllegalArgumentException e) {
            throw new Failure(
                    "The file " + file + " is no backup of OnRecord, or it is damaged; take another copy.", e);
        }
    }

    private void append(String name, byte[] piece) throws IOException {
        Path folder = captures.toAbsolutePath().normalize();
        Path file = folder.resolve(name).normalize();
        if (!file.startsWith(folder)) {
            throw new Failure("The backup names a file outside the captures folder; do not trust it.");
        }
        OwnerOnly.createFolder(Objects.requireNonNull(file.getParent()));
        try (FileChannel out = OwnerOnly.open(
                file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND))) {
            Channels.newOutputStream(out).write(piece);
        }
    }

    @SuppressWarnings("NullAway") // Keys and values may be absent.
    private static ProducerRecord<byte[], byte[]> record(DataInputStream in) throws IOException {
        String topic = Topics.PREFIX + in.readUTF();
        long timestamp = in.readLong();
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, null, timestamp, bytes(in), bytes(in));
        for (int left = in.readInt(); left > 0; left--) {
            record.headers().add(in.readUTF(), bytes(in));
        }
        return record;
    }

    private static byte @Nullable [] bytes(DataInputStream in) throws IOException {
        int length = in.readInt();
        return length == NONE ? null : in.readNBytes(length);
    }
}

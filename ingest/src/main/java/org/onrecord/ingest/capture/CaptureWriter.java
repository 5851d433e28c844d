package org.onrecord.ingest.capture;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.CaptureRef;
import org.onrecord.events.Ids;
import org.onrecord.events.capture.CaptureEraser;
import org.onrecord.events.file.OwnerOnly;

/**
 * Writes captures into WARC 1.1 files ({@code .warc.gz}, one gzip member for each record). A new file starts at 256 MB
 * and on each new day (UTC).
 *
 * <p>Several processes may write into one folder: each has its own files, named by time, host and process. A process
 * that is killed leaves at most one truncated record at the end, which readers skip.
 *
 * <p>Payloads are stored without content and transfer encoding. To keep the WARC valid, the header lines {@code
 * Content-Encoding}, {@code Transfer-Encoding} and {@code Content-Length} become {@code X-Archive-Orig-*}, and {@code
 * Content-Length} and SHA-256 are those of the stored payload.
 *
 * <p>Thread-safe.
 */
public final class CaptureWriter implements AutoCloseable {
    /** The size at which a file is full, in bytes. */
    private static final long FULL_BYTES = 256L * 1024 * 1024;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Path folder;
    private final InstantSource clock;
    private final long fullBytes;
    private final String process;

    private @Nullable Open open;
    private int files;
    /** Files whose last write failed, with their length before it. */
    private final Map<Path, Long> left = new HashMap<>();
    /** How many bytes were written, and how many of them are on disk for sure, over all files. */
    private long written;

    private long synced;

    private record Open(String name, FileChannel channel, LocalDate day) {}

    /** A writer into a folder, which is created at the first write. */
    public CaptureWriter(Path folder, InstantSource clock) {
        this(folder, clock, FULL_BYTES);
    }

    /** As {@link #CaptureWriter(Path, InstantSource)}, with smaller files. */
    CaptureWriter(Path folder, InstantSource clock, long fullBytes) {
        this.folder = folder;
        this.clock = clock;
        this.fullBytes = fullBytes;
        this.process = host() + "-" + ProcessHandle.current().pid() + "-"
                + String.format(Locale.ROOT, "%08x", ThreadLocalRandom.current().nextInt());
    }

    /**
     * Writes a capture. When this returns, the operating system has it: it survives the end of this process, and after
     * {@link #sync} that of the machine.
     *
     * @throws IOException if it cannot be written, as on a full disk; earlier captures are safe
     * @throws IllegalArgumentException if it is larger than {@link
     *     org.onrecord.events.capture.Capture#MAX_PAYLOAD_BYTES}, or is a response without an HTTP head
     */
    public CaptureRef write(CaptureRecord record) throws IOException {
        // The expensive part, outside the lock.
        byte[] packed = WarcRecordEncoder.of(record);
        String sha256 = Ids.sha256(record.payload());
        synchronized (this) {
            Open file = fileFor(clock.instant());
            long offset = append(file, packed);
            return new CaptureRef(file.name(), offset, sha256);
        }
    }

    /**
     * Returns when everything written would survive a power failure. Free if it already would. Call it once
     * for many captures, before their documents are published.
     */
    public synchronized void sync() throws IOException {
        syncLeft();
        if (open != null && synced < written) {
            open.channel().force(false);
        }
        synced = written;
    }

    /** Overwrites a capture of a document that was deleted for good meanwhile. */
    public void erase(CaptureRef capture) throws IOException {
        new CaptureEraser(folder).erase(capture);
    }

    @Override
    public synchronized void close() throws IOException {
        sync();
        if (open != null) {
            open.channel().close();
            open = null;
        }
    }

    private Open fileFor(Instant now) throws IOException {
        LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC);
        Open current = open;
        if (current != null
                && current.channel().isOpen()
                && current.day().equals(day)
                && current.channel().position() < fullBytes) {
            return current;
        }
        close();
        OwnerOnly.createFolder(folder);
        String name = String.format(Locale.ROOT, "onrecord-%s-%s-%05d.warc.gz", TIME.format(now), process, files++);
        FileChannel channel =
                OwnerOnly.open(folder.resolve(name), Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW));
        Open next = new Open(name, channel, day);
        open = next;
        append(next, WarcRecordEncoder.info(name, now));
        syncFolder();
        return next;
    }

    private long append(Open file, byte[] packed) throws IOException {
        FileChannel channel = file.channel();
        long offset = channel.position();
        try {
            ByteBuffer bytes = ByteBuffer.wrap(packed);
            while (bytes.hasRemaining()) {
                written += channel.write(bytes);
            }
            return offset;
        } catch (IOException e) {
            leave(file, offset, e);
            throw e;
        }
    }

    /** Abandons a file that may end in half a record: it is truncated before that record. */
    private void leave(Open file, long offset, IOException cause) {
        open = null;
        left.put(folder.resolve(file.name()), offset);
        try {
            file.channel().close();
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    private void syncLeft() throws IOException {
        for (Map.Entry<Path, Long> file : List.copyOf(left.entrySet())) {
            try (FileChannel channel = FileChannel.open(file.getKey(), StandardOpenOption.WRITE)) {
                channel.truncate(file.getValue());
                channel.force(true);
            }
            left.remove(file.getKey());
        }
    }

    /** Makes the name of a new file durable. Where a folder cannot be opened, as on Windows, names are durable anyway. */
    private void syncFolder() {
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        } catch (IOException e) {
            // Not a reason to lose a capture.
        }
    }

    private static String host() {
        String name;
        try {
            name = InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            name = "host";
        }
        String safe = name.replaceAll("[^A-Za-z0-9]", "");
        return safe.isEmpty() ? "host" : safe.substring(0, Math.min(24, safe.length()));
    }
}

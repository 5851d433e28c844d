package org.onrecord.events.capture;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.netpreserve.jwarc.WarcDigest;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.onrecord.events.Ids;

/**
 * The records of a WARC or ARC file, packed with gzip or not, in order.
 *
 * <p>A damaged place is told, and reading goes on at the next record that can be found. Memory is bounded by {@link
 * Capture#MAX_PAYLOAD_BYTES}, whatever the file holds. Not for several threads.
 */
public final class WarcRecords implements AutoCloseable {
    private static final int MAX_HEADER_BYTES = 256 * 1024;
    private static final long MAX_BLOCK_BYTES = Capture.MAX_PAYLOAD_BYTES + 1024 * 1024L;
    private static final Pattern ARC_LINE =
            Pattern.compile("([a-z][a-z0-9+.-]*:.* .*) \\S+ \\d{14,18} \\S+ \\d+\\s*", Pattern.CASE_INSENSITIVE);
    private static final Set<String> KEPT = Set.of("response", "resource", "conversion");

    private final FileChannel file;
    private final MemberChannel unpacked;
    private final ByteBuffer buffer = ByteBuffer.allocate(16 * 1024).flip();
    private boolean inMember;
    private long member;

    /** What stands at one place of a file. */
    public sealed interface Entry {
        /** Where, in bytes of the file as it lies on disk: of a packed file, where the gzip member begins. */
        long offset();

        /**
         * Something that was fetched.
         *
         * @param wrongDigests what the record's own digests say against its bytes, as sentences; empty where all agree
         */
        record Captured(long offset, Capture capture, List<String> wrongDigests) implements Entry {}

        /** A record about the fetching, or of an unknown type: {@code warcinfo}, {@code request}, {@code metadata}, {@code revisit}. */
        record Other(long offset, String type, List<String> wrongDigests) implements Entry {}

        /** A place that cannot be read; {@code reason} completes "the record ...". What follows it is read. */
        record Damaged(long offset, String reason) implements Entry {}

        /** The file ends inside a record, as it does where the process that wrote it was killed, or is writing. */
        record Truncated(long offset, String reason) implements Entry {}
    }

    private WarcRecords(FileChannel file, long offset) throws IOException {
        this.file = file;
        this.unpacked = new MemberChannel(file, offset);
    }

    /** Opens a file at its beginning. */
    public static WarcRecords open(Path path) throws IOException {
        return open(path, 0);
    }

    /** Opens a file where a record begins. */
    public static WarcRecords open(Path path, long offset) throws IOException {
        FileChannel file = FileChannel.open(path, StandardOpenOption.READ);
        try {
            return new WarcRecords(file, offset);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** True of the names of files that this class reads: {@code .warc}, {@code .arc}, and both with {@code .gz}. */
    public static boolean isOne(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String bare = lower.endsWith(".gz") ? lower.substring(0, lower.length() - 3) : lower;
        return bare.endsWith(".warc") || bare.endsWith(".arc");
    }

    /** How many bytes of the file are read. */
    public long position() throws IOException {
        return unpacked.position();
    }

    /**
     * The next entry; empty at the end of the file.
     *
     * @throws IOException if the file itself cannot be read
     */
    public Optional<Entry> next() throws IOException {
        long offset = unpacked.position();
        try {
            while (true) {
                if (!inMember) {
                    offset = unpacked.position();
                    member = offset;
                    if (!unpacked.begin()) {
                        return Optional.empty();
                    }
                    buffer.clear().flip();
                    inMember = true;
                }
                if (skipLineEnds()) {
                    offset = offset();
                    return Optional.of(record(offset));
                }
                inMember = false;
            }
        } catch (EOFException e) {
            return Optional.of(
                    unpacked.cutOff()
                            ? torn(offset)
                            : broken(offset, "is shorter than it says: " + e.getMessage(), offset + 1));
        } catch (java.util.zip.ZipException e) {
            return Optional.of(broken(offset, "cannot be unpacked: " + e.getMessage(), offset + 1));
        } catch (org.netpreserve.jwarc.ParsingException e) {
            return Optional.of(broken(offset, "is no WARC record", offset + 1));
        } catch (Unfit e) {
            return Optional.of(broken(offset, String.valueOf(e.getMessage()), offset + 1));
        } catch (RuntimeException e) {
            // What the parser throws at a header that makes no sense, e.g. a length that is no number.
            return Optional.of(broken(offset, "has a header that makes no sense: " + e.getMessage(), offset + 1));
        }
    }

    @Override
    public void close() throws IOException {
        unpacked.close();
    }

    /** The record is one that is not read on purpose. */
    private static final class Unfit extends IOException {
        private static final long serialVersionUID = 1L;

        Unfit(String message) {
            super(message);
        }
    }

    private Entry record(long offset) throws IOException {
        mendArcLine();
        Allowance allowance = new Allowance(unpacked);
        WarcReader reader = new WarcReader(allowance, buffer);
        reader.setLenient(true);
        WarcRecord record = reader.next().orElseThrow(EOFException::new);
        allowance.lift();
        long length = record.body().size();
        if (length < 0) {
            throw new Unfit("says that it has " + length + " bytes");
        }
        if (length > MAX_BLOCK_BYTES) {
            record.body().consume();
            endOfRecord();
            return new Entry.Damaged(
                    offset, "has " + length + " bytes, and at most " + MAX_BLOCK_BYTES + " of one are read");
        }
        byte[] block = asFarAsItGoes(record, (int) length);
        List<String> wrong = new ArrayList<>();
        if (block.length < length) {
            // Of a response that is whole by its own Content-Length, only the archive's count is wrong.
            if (!RecordContent.isWholeResponse(block)) {
                throw new EOFException(block.length + " bytes of " + length);
            }
            wrong.add("it says that it has " + length + " bytes, and has " + block.length);
        }
        endOfRecord();
        try {
            return entry(offset, record, block, wrong);
        } catch (IOException | RuntimeException e) {
            // The record is whole as a record, so the next one is where it should be.
            return new Entry.Damaged(offset, "cannot be taken apart: " + e.getMessage());
        }
    }

    private static byte[] asFarAsItGoes(WarcRecord record, int length) throws IOException {
        byte[] block = new byte[length];
        int many = 0;
        try (InputStream body = record.body().stream()) {
            for (int next = 0; next >= 0 && many < length; next = body.read(block, many, length - many)) {
                many += next;
            }
        } catch (EOFException cutOff) {
            return Arrays.copyOf(block, many);
        }
        return many == length ? block : Arrays.copyOf(block, many);
    }

    /**
     * ARC divides the fields of its header line by spaces and does not forbid one in the address, where the parser takes it for the
     * end of the address: such a space becomes a plus sign, as it would be written in a query.
     */
    private void mendArcLine() throws IOException {
        int length = lineLength();
        if (length < 0 || buffer.get(buffer.position()) == 'W') {
            return;
        }
        byte[] line = new byte[length];
        buffer.get(buffer.position(), line);
        Matcher fields = ARC_LINE.matcher(new String(line, StandardCharsets.ISO_8859_1));
        if (fields.matches()) {
            for (int i = 0; i < fields.end(1); i++) {
                if (line[i] == ' ') {
                    buffer.put(buffer.position() + i, (byte) '+');
                }
            }
        }
    }

    /** How long the line is that begins in the buffer, without its end; -1 if it does not end there. */
    private int lineLength() throws IOException {
        for (int i = 0; ; i++) {
            if (i == buffer.remaining() && !fillBuffer()) {
                return -1;
            }
            if (buffer.get(buffer.position() + i) == '\n') {
                return i;
            }
        }
    }

    private boolean fillBuffer() throws IOException {
        if (buffer.remaining() == buffer.capacity()) {
            return false;
        }
        buffer.compact();
        int many = unpacked.read(buffer);
        buffer.flip();
        return many > 0;
    }

    private static Entry entry(long offset, WarcRecord record, byte[] block, List<String> wrong) throws IOException {
        String type = record.type().toLowerCase(Locale.ROOT);
        check("WARC-Block-Digest", record, wrong, block);
        if (!KEPT.contains(type)) {
            return new Entry.Other(offset, type, wrong);
        }
        Optional<String> contentType = record.headers().first("Content-Type");
        boolean http = contentType
                .map(form -> form.toLowerCase(Locale.ROOT).startsWith("application/http"))
                .orElse(false);
        RecordContent parts = http ? RecordContent.http(block) : RecordContent.plain(block);
        // Writers disagree whether chunks belong to what the payload digest is of.
        check("WARC-Payload-Digest", record, wrong, parts.raw(), parts.stored(), parts.payload());
        Optional<String> mediaType = http
                ? parts.headers().getOrDefault("Content-Type", List.of()).stream()
                        .findFirst()
                : contentType;
        Capture capture = new Capture(
                type,
                record.headers()
                        .first("WARC-Target-URI")
                        .map(WarcRecords::withoutBrackets)
                        .orElse(""),
                date(record),
                parts.status(),
                parts.headers(),
                mediaType,
                record.headers().first("WARC-IP-Address"),
                parts.stored(),
                parts.payload(),
                parts.packedWith(),
                Ids.sha256(parts.payload()));
        return new Entry.Captured(offset, capture, wrong);
    }

    /** WARC 1.0 wrote the address in angle brackets, and wget still does. */
    private static String withoutBrackets(String url) {
        return url.startsWith("<") && url.endsWith(">") ? url.substring(1, url.length() - 1) : url;
    }

    private static Instant date(WarcRecord record) {
        try {
            return record.date();
        } catch (DateTimeException | java.util.NoSuchElementException e) {
            return Instant.EPOCH;
        }
    }

    private static void check(String header, WarcRecord record, List<String> wrong, byte[]... candidates) {
        Optional<String> said = record.headers().first(header);
        if (said.isEmpty()) {
            return;
        }
        try {
            WarcDigest digest = new WarcDigest(said.get());
            for (byte[] candidate : candidates) {
                MessageDigest digester = digest.getDigester();
                if (digest.equals(new WarcDigest(digest.algorithm(), digester.digest(candidate)))) {
                    return;
                }
            }
            wrong.add("its " + header + " is not that of its bytes");
        } catch (NoSuchAlgorithmException e) {
            // A digest that cannot be computed proves nothing, for or against.
        } catch (RuntimeException e) {
            wrong.add("its " + header + " is none: " + said.get());
        }
    }

    /** Passes over what ends the record; of a packed one up to the checksum, which proves it. */
    private void endOfRecord() throws IOException {
        if (unpacked.packed() && !skipLineEnds()) {
            inMember = false;
        }
    }

    /** Passes over carriage returns and line feeds; false at the end of the member. */
    private boolean skipLineEnds() throws IOException {
        while (true) {
            while (buffer.hasRemaining()) {
                byte next = buffer.get(buffer.position());
                if (next != '\r' && next != '\n') {
                    return true;
                }
                buffer.get();
            }
            buffer.clear();
            int many = unpacked.read(buffer);
            buffer.flip();
            if (many < 0) {
                return false;
            }
        }
    }

    private long offset() throws IOException {
        return unpacked.packed() ? member : unpacked.position() - buffer.remaining();
    }

    private Entry torn(long offset) throws IOException {
        long size = file.size();
        goTo(size);
        return new Entry.Truncated(offset, "the file ends " + (size - offset) + " bytes after the record's beginning");
    }

    private Entry broken(long offset, String reason, long from) throws IOException {
        long next = RecordSearch.after(file, from, unpacked.packed());
        goTo(next < 0 ? file.size() : next);
        // After the machine stopped, a file may have its length and not yet its bytes.
        if (next < 0 && RecordSearch.endsInZeros(file)) {
            return new Entry.Truncated(offset, "the file ends in zero bytes, which were never written");
        }
        return new Entry.Damaged(offset, reason);
    }

    private void goTo(long offset) throws IOException {
        unpacked.seek(offset);
        buffer.clear().flip();
        inMember = false;
    }

    /** Lets a record's header have so many bytes and no more, and hides from the parser that the file can be sought in. */
    private static final class Allowance implements ReadableByteChannel {
        private final MemberChannel from;
        private int left = MAX_HEADER_BYTES;
        private boolean lifted;

        Allowance(MemberChannel from) {
            this.from = from;
        }

        void lift() {
            lifted = true;
        }

        @Override
        public int read(ByteBuffer into) throws IOException {
            if (!lifted && left <= 0) {
                throw new Unfit("has a header of more than " + MAX_HEADER_BYTES + " bytes");
            }
            int many = from.read(into);
            left -= many;
            return many;
        }

        @Override
        public boolean isOpen() {
            return from.isOpen();
        }

        @Override
        public void close() {}
    }
}

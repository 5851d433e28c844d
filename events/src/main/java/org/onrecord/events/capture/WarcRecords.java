package org.onrecord.events.capture;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;

/**
 * Reads the records of a WARC or ARC file in order, compressed with gzip or not.
 *
 * <p>A damaged record is returned as such, and reading continues at the next record that can be found. {@link Capture#MAX_PAYLOAD_BYTES}
 * bounds the memory, whatever the file contains. Not thread-safe.
 */
public final class WarcRecords implements AutoCloseable {
    private static final int MAX_HEADER_BYTES = 256 * 1024;
    private static final long MAX_BLOCK_BYTES = Capture.MAX_PAYLOAD_BYTES + 1024 * 1024L;
    private static final Pattern ARC_LINE =
            Pattern.compile("([a-z][a-z0-9+.-]*:.* .*) \\S+ \\d{14,18} \\S+ \\d+\\s*", Pattern.CASE_INSENSITIVE);

    private final FileChannel file;
    private final MemberChannel members;
    private final ByteBuffer buffer = ByteBuffer.allocate(16 * 1024).flip();
    private boolean inMember;
    private long member;

    /** A record of a file, or a place where no record can be read. */
    public sealed interface Entry {
        /** The offset in the file on disk, in bytes; in a compressed file, that of the gzip member. */
        long offset();

        /**
         * A record with a capture.
         *
         * @param wrongDigests sentences on digests of the record that do not match its bytes; empty if all match
         */
        record Captured(long offset, Capture capture, List<String> wrongDigests) implements Entry {}

        /** A record without a capture, e.g. {@code warcinfo}, {@code request}, {@code metadata} or {@code revisit}. */
        record Other(long offset, String type, List<String> wrongDigests) implements Entry {}

        /** A record that cannot be read; {@code reason} completes "the record ...". Reading continues after it. */
        record Damaged(long offset, String reason) implements Entry {}

        /** A record at the end of the file that is not complete, because its writer was killed or is still writing. */
        record Truncated(long offset, String reason) implements Entry {}
    }

    private WarcRecords(FileChannel file, long offset) throws IOException {
        this.file = file;
        this.members = new MemberChannel(file, offset);
    }

    /** Opens a file at its first record. */
    public static WarcRecords open(Path path) throws IOException {
        return open(path, 0);
    }

    public static WarcRecords open(Path path, long offset) throws IOException {
        FileChannel file = FileChannel.open(path, StandardOpenOption.READ);
        try {
            return new WarcRecords(file, offset);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** Returns true for the file names {@code .warc} and {@code .arc}, and both with {@code .gz}. */
    public static boolean isOne(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String bare = lower.endsWith(".gz") ? lower.substring(0, lower.length() - 3) : lower;
        return bare.endsWith(".warc") || bare.endsWith(".arc");
    }

    /** Returns how many bytes of the file have been read. */
    public long position() throws IOException {
        return members.position();
    }

    /**
     * Returns the next entry; empty at the end of the file.
     *
     * @throws IOException if the file itself cannot be read
     */
    public Optional<Entry> next() throws IOException {
        long offset = members.position();
        try {
            while (true) {
                if (!inMember) {
                    offset = members.position();
                    member = offset;
                    if (!members.begin()) {
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
                    members.cutOff() ? torn(offset) : broken(offset, "is shorter than it says: " + e.getMessage()));
        } catch (java.util.zip.ZipException e) {
            return Optional.of(broken(offset, "cannot be decompressed: " + e.getMessage()));
        } catch (org.netpreserve.jwarc.ParsingException e) {
            return Optional.of(broken(offset, "is not a WARC record"));
        } catch (MemberChannel.LimitException e) {
            return Optional.of(broken(offset, String.valueOf(e.getMessage())));
        } catch (RuntimeException e) {
            // The parser throws these for a malformed header, e.g. if a length is not a number.
            return Optional.of(broken(offset, "has a malformed header: " + e.getMessage()));
        }
    }

    @Override
    public void close() throws IOException {
        members.close();
    }

    private Entry record(long offset) throws IOException {
        escapeSpacesInArcLine();
        members.limit(MAX_HEADER_BYTES);
        WarcReader reader = new WarcReader(members, buffer);
        reader.setLenient(true);
        WarcRecord record = reader.next().orElseThrow(EOFException::new);
        members.limit(Long.MAX_VALUE);
        long length = record.body().size();
        if (length < 0) {
            throw new MemberChannel.LimitException("says that it has " + length + " bytes");
        }
        if (length > MAX_BLOCK_BYTES) {
            record.body().consume();
            endOfRecord();
            return new Entry.Damaged(
                    offset, "has " + length + " bytes, and at most " + MAX_BLOCK_BYTES + " of one are read");
        }
        byte[] block = readAvailable(record, (int) length);
        List<String> wrong = new ArrayList<>();
        if (block.length < length) {
            // If the response has the length that its Content-Length says, only the length of the record is wrong.
            if (!RecordContent.isCompleteResponse(block)) {
                throw new EOFException(block.length + " bytes of " + length);
            }
            wrong.add("it says that it has " + length + " bytes, and has " + block.length);
        }
        endOfRecord();
        try {
            return CaptureParser.parse(offset, record, block, wrong);
        } catch (IOException | RuntimeException e) {
            // The record is complete, so the next one starts where it should.
            return new Entry.Damaged(offset, "cannot be parsed: " + e.getMessage());
        }
    }

    private static byte[] readAvailable(WarcRecord record, int length) throws IOException {
        byte[] block = new byte[length];
        int count = 0;
        try (InputStream body = record.body().stream()) {
            for (int next = 0; next >= 0 && count < length; next = body.read(block, count, length - count)) {
                count += next;
            }
        } catch (EOFException cutOff) {
            return Arrays.copyOf(block, count);
        }
        return count == length ? block : Arrays.copyOf(block, count);
    }

    /**
     * Replaces spaces in the address of an ARC header line by plus signs, as in a query. ARC separates the fields by spaces without
     * forbidding them in the address, and the parser would take such a space for the end of the address.
     */
    private void escapeSpacesInArcLine() throws IOException {
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

    /** Returns the length of the line at the start of the buffer; -1 if the line does not end in the buffer. */
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
        int count = members.read(buffer);
        buffer.flip();
        return count > 0;
    }

    /** Skips the end of the record. In a compressed file this reads the checksum of the member, which verifies the record. */
    private void endOfRecord() throws IOException {
        if (members.compressed() && !skipLineEnds()) {
            inMember = false;
        }
    }

    /** Skips carriage returns and line feeds; returns false at the end of the member. */
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
            int count = members.read(buffer);
            buffer.flip();
            if (count < 0) {
                return false;
            }
        }
    }

    private long offset() throws IOException {
        return members.compressed() ? member : members.position() - buffer.remaining();
    }

    private Entry torn(long offset) throws IOException {
        long size = file.size();
        goTo(size);
        return new Entry.Truncated(offset, "the file ends " + (size - offset) + " bytes after the start of the record");
    }

    private Entry broken(long offset, String reason) throws IOException {
        long next = RecordSearch.next(file, offset + 1, members.compressed());
        goTo(next < 0 ? file.size() : next);
        // After a power failure, a file may already have its length but not yet its bytes.
        if (next < 0 && RecordSearch.endsInZeros(file)) {
            return new Entry.Truncated(offset, "the file ends in zero bytes, which were never written");
        }
        return new Entry.Damaged(offset, reason);
    }

    private void goTo(long offset) throws IOException {
        members.seek(offset);
        buffer.clear().flip();
        inMember = false;
    }
}

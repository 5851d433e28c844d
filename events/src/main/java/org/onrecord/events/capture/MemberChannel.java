package org.onrecord.events.capture;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * Reads a file one gzip member at a time, decompressed and checked against the checksum and length of the member. A file that is not
 * compressed counts as one member.
 */
final class MemberChannel implements ReadableByteChannel {
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int MAX_FIELD_BYTES = 64 * 1024;
    private static final int HEADER_CRC = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;

    private final FileChannel file;
    private final ByteBuffer in = ByteBuffer.allocate(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();
    private final boolean compressed;
    private boolean open;
    private boolean cutOff;
    private boolean begun;
    private long limit = Long.MAX_VALUE;
    private long left = Long.MAX_VALUE;

    /** A record breaks a limit; the message completes "the record ...". */
    static final class LimitException extends IOException {
        LimitException(String message) {
            super(message);
        }
    }

    MemberChannel(FileChannel file, long offset) throws IOException {
        this.file = file;
        seek(offset);
        compressed = fill(2) && in.get(0) == 0x1f && (in.get(1) & 0xff) == 0x8b;
    }

    boolean compressed() {
        return compressed;
    }

    /** Returns the offset in the file of the next byte to be read. */
    long position() throws IOException {
        return file.position() - in.remaining();
    }

    /** Returns true if the file ended inside a member; in a file that is not compressed, once its end was reached. */
    boolean cutOff() {
        return cutOff;
    }

    /** Sets how many bytes may be read from now on, until {@link #seek}: those of the header of a record. */
    void limit(long bytes) {
        limit = bytes;
        left = bytes;
    }

    void seek(long offset) throws IOException {
        file.position(offset);
        limit(Long.MAX_VALUE);
        in.clear().flip();
        open = false;
        begun = false;
        cutOff = false;
    }

    /** Starts the next member; returns false at the end of the file. */
    boolean begin() throws IOException {
        if (!fill(1)) {
            return false;
        }
        if (!compressed) {
            open = !begun;
            begun = true;
            return open;
        }
        require(10);
        if (in.get() != 0x1f || (in.get() & 0xff) != 0x8b || in.get() != 8) {
            throw new ZipException("no gzip member starts here");
        }
        int flags = in.get();
        in.position(in.position() + 6);
        if ((flags & EXTRA) != 0) {
            require(2);
            skip(in.getShort() & 0xffff);
        }
        if ((flags & NAME) != 0) {
            skipText();
        }
        if ((flags & COMMENT) != 0) {
            skipText();
        }
        if ((flags & HEADER_CRC) != 0) {
            skip(2);
        }
        inflater.reset();
        checksum.reset();
        open = true;
        return true;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        if (left <= 0) {
            throw new LimitException("has a header of more than " + limit + " bytes");
        }
        if (!open || !into.hasRemaining()) {
            return open ? 0 : -1;
        }
        int count = compressed ? inflate(into) : copy(into);
        left -= Math.max(0, count);
        return count;
    }

    private int copy(ByteBuffer into) throws IOException {
        if (!fill(1)) {
            cutOff = true;
            return -1;
        }
        int count = Math.min(in.remaining(), into.remaining());
        into.put(in.slice(in.position(), count));
        in.position(in.position() + count);
        return count;
    }

    private int inflate(ByteBuffer into) throws IOException {
        int from = into.position();
        try {
            while (into.position() == from) {
                if (inflater.needsInput()) {
                    require(1);
                    inflater.setInput(in.array(), in.arrayOffset() + in.position(), in.remaining());
                }
                int before = inflater.getRemaining();
                inflater.inflate(into);
                in.position(in.position() + before - inflater.getRemaining());
                if (inflater.finished()) {
                    checksum.update(into.duplicate().flip().position(from));
                    end();
                    return into.position() == from ? -1 : into.position() - from;
                }
                if (inflater.needsDictionary()) {
                    throw new ZipException("the gzip member needs a dictionary, which gzip does not have");
                }
            }
        } catch (DataFormatException e) {
            throw (ZipException) new ZipException("the gzip member is damaged: " + e.getMessage()).initCause(e);
        }
        checksum.update(into.duplicate().flip().position(from));
        return into.position() - from;
    }

    private void end() throws IOException {
        open = false;
        require(8);
        if (in.getInt() != (int) checksum.getValue()) {
            throw new ZipException("the gzip member's checksum is wrong");
        }
        if (in.getInt() != (int) inflater.getBytesWritten()) {
            throw new ZipException("the gzip member's length is wrong");
        }
    }

    private void skipText() throws IOException {
        for (int i = 0; i < MAX_FIELD_BYTES; i++) {
            require(1);
            if (in.get() == 0) {
                return;
            }
        }
        throw new ZipException("the header of the gzip member does not end");
    }

    private void skip(int bytes) throws IOException {
        for (int i = 0; i < bytes; i++) {
            require(1);
            in.get();
        }
    }

    private void require(int bytes) throws IOException {
        if (!fill(bytes)) {
            cutOff = true;
            throw new EOFException("the file is cut off");
        }
    }

    private boolean fill(int bytes) throws IOException {
        while (in.remaining() < bytes) {
            in.compact();
            int count = file.read(in);
            in.flip();
            if (count < 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean isOpen() {
        return file.isOpen();
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        file.close();
    }
}

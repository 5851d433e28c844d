package org.onrecord.events.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/** Limits the size of a record's header. Being no file channel, it also keeps the parser from seeking in the file. */
final class HeaderLimit implements ReadableByteChannel {
    private final MemberChannel source;
    private final int bytes;
    private int left;
    private boolean lifted;

    HeaderLimit(MemberChannel source, int bytes) {
        this.source = source;
        this.bytes = bytes;
        this.left = bytes;
    }

    /** Ends the limit: what follows is the content of the record. */
    void lift() {
        lifted = true;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        if (!lifted && left <= 0) {
            throw new WarcRecords.LimitException("has a header of more than " + bytes + " bytes");
        }
        int count = source.read(into);
        left -= count;
        return count;
    }

    @Override
    public boolean isOpen() {
        return source.isOpen();
    }

    @Override
    public void close() {}
}

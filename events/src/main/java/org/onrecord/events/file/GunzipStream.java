package org.onrecord.events.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** Unpacks gzip with any number of members. A file of empty members, for each of which the JDK's class recurses, is refused. */
public class GunzipStream extends GZIPInputStream {
    private static final int BUFFER_BYTES = 8192;
    private static final int MOST_EMPTY = 100;

    private int depth;

    public GunzipStream(InputStream packed) throws IOException {
        super(packed, BUFFER_BYTES);
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (depth > MOST_EMPTY) {
            throw new IOException("more than " + MOST_EMPTY + " gzip members in a row are empty");
        }
        depth++;
        try {
            return super.read(into, offset, length);
        } finally {
            depth--;
        }
    }
}

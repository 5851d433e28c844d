package org.onrecord.ingest.pdf;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.time.Published;
import org.onrecord.events.time.Published.Precision;
import org.onrecord.ingest.extract.Page;
import org.onrecord.ingest.reading.ReadResult;

/** What the process that reads PDF files says of one. */
final class PdfMessage {
    private static final int LONGEST = 64 << 20;

    private PdfMessage() {}

    static void write(ReadResult<Page> reading, DataOutputStream out) throws IOException {
        switch (reading) {
            case ReadResult.Unreadable<Page> refused -> {
                out.writeBoolean(false);
                text(refused.reason(), out);
            }
            case ReadResult.Read<Page> read -> {
                out.writeBoolean(true);
                text(read.value().title(), out);
                text(read.value().text(), out);
                Published published = read.value().published();
                out.writeBoolean(published != null);
                if (published != null) {
                    text(published.value(), out);
                    text(published.precision().name(), out);
                    text(published.origin(), out);
                }
            }
        }
    }

    /**
     * Reads a message.
     *
     * @throws IOException if the process ended, or said something else
     */
    static ReadResult<Page> read(DataInputStream in) throws IOException {
        if (!in.readBoolean()) {
            return new ReadResult.Unreadable<>(text(in));
        }
        String title = text(in);
        String text = text(in);
        return new ReadResult.Read<>(new Page(title, List.of(), null, published(in), null, null, text));
    }

    private static @Nullable Published published(DataInputStream in) throws IOException {
        if (!in.readBoolean()) {
            return null;
        }
        String value = text(in);
        String precision = text(in);
        return new Published(value, Precision.valueOf(precision), text(in));
    }

    private static void text(String text, DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > LONGEST) {
            throw new IOException("a text of " + length + " bytes");
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}

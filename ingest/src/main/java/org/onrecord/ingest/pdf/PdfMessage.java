package org.onrecord.ingest.pdf;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.time.Published;
import org.onrecord.events.time.Published.Precision;
import org.onrecord.ingest.extract.Page;
import org.onrecord.ingest.reading.ReadResult;

/**
 * What the process that reads PDF files says of one, as a list of texts: the reason why it is unreadable; or its title and text; or these and its
 * date.
 */
final class PdfMessage {
    private static final int LONGEST = 64 << 20;

    private PdfMessage() {}

    static void write(ReadResult<Page> reading, DataOutputStream out) throws IOException {
        List<String> texts = switch (reading) {
            case ReadResult.Unreadable<Page> refused -> List.of(refused.reason());
            case ReadResult.Read<Page> read -> texts(read.value(), read.value().published());
        };
        out.writeByte(texts.size());
        for (String text : texts) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            out.writeInt(bytes.length);
            out.write(bytes);
        }
    }

    private static List<String> texts(Page page, @Nullable Published date) {
        return date == null
                ? List.of(page.title(), page.text())
                : List.of(
                        page.title(),
                        page.text(),
                        date.value(),
                        date.precision().name(),
                        date.origin());
    }

    /**
     * Reads a message.
     *
     * @throws IOException if the process ended, or said something else
     */
    static ReadResult<Page> read(DataInputStream in) throws IOException {
        List<String> texts = new ArrayList<>();
        for (int left = in.readByte(); left > 0; left--) {
            int length = in.readInt();
            if (length < 0 || length > LONGEST) {
                throw new IOException("a text of " + length + " bytes");
            }
            byte[] bytes = new byte[length];
            in.readFully(bytes);
            texts.add(new String(bytes, StandardCharsets.UTF_8));
        }
        return switch (texts.size()) {
            case 1 -> new ReadResult.Unreadable<>(texts.getFirst());
            case 2 -> page(texts, null);
            case 5 -> page(texts, new Published(texts.get(2), Precision.valueOf(texts.get(3)), texts.get(4)));
            default -> throw new IOException("a message of " + texts.size() + " texts");
        };
    }

    private static ReadResult<Page> page(List<String> texts, @Nullable Published date) {
        return new ReadResult.Read<>(new Page(texts.get(0), List.of(), null, date, null, null, texts.get(1)));
    }
}

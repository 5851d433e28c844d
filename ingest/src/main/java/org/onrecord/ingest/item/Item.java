package org.onrecord.ingest.item;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.CaptureRef;
import org.onrecord.events.Document;
import org.onrecord.events.Ids;
import org.onrecord.ingest.capture.CaptureRecord;

/** What a source yields: a document, or bytes that are not one, with the reason. */
public sealed interface Item {
    /** How many bytes of a refused item are kept. */
    int KEPT_BYTES = 1024 * 1024;

    String source();

    String id();

    /** Returns where the item was read, for people: a path, with the line if the file has many items, e.g. {@code inbox/a.jsonl:12}. */
    String origin();

    /** Returns the key of the item's state. */
    default String key() {
        return source() + "/" + id();
    }

    /**
     * An item that is a document.
     *
     * @param original the bytes to be kept as a capture if the document is published; null if they are kept already or
     *     are the text itself
     */
    record Accepted(
            Document document, String origin, @Nullable CaptureRecord original) implements Item {
        /** Creates an item whose bytes are not to be kept. */
        public Accepted(Document document, String origin) {
            this(document, origin, null);
        }

        public Accepted with(Document other) {
            return new Accepted(other, origin, original);
        }

        public Accepted captured(CaptureRef capture) {
            return new Accepted(document.withCapture(capture), origin);
        }

        @Override
        public String source() {
            return document.source();
        }

        @Override
        public String id() {
            return document.sourceItem();
        }
    }

    /**
     * An item that is no document.
     *
     * @param reason a sentence for people that names the remedy; it does not name the origin
     * @param head the first bytes of it, at most {@link #KEPT_BYTES}; empty if nothing could be read
     * @param size of the whole item in bytes, as far as known
     * @param fetched when it was read or last changed
     */
    record Refused(String source, String id, String origin, String reason, byte[] head, long size, Instant fetched)
            implements Item {
        public Refused {
            head = head.length > KEPT_BYTES ? Arrays.copyOf(head, KEPT_BYTES) : head;
        }

        /** Returns what makes this refusal another one than the last: the reason and the bytes. */
        public String fingerprint() {
            return fingerprint(reason, head, size);
        }

        /** As {@link #fingerprint()}, for an item whose id is made from it. */
        public static String fingerprint(String reason, byte[] head, long size) {
            byte[] kept = head.length > KEPT_BYTES ? Arrays.copyOf(head, KEPT_BYTES) : head;
            return Ids.hash("refused", reason, new String(kept, StandardCharsets.ISO_8859_1), Long.toString(size));
        }
    }
}

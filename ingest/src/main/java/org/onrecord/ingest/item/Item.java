package org.onrecord.ingest.item;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.CaptureRef;
import org.onrecord.events.Document;
import org.onrecord.events.Ids;
import org.onrecord.ingest.capture.CaptureRecord;

/** One thing that a source yields: a document, or bytes that are none and the reason why. */
public sealed interface Item {
    /** How many of the original bytes of a refused item are kept. */
    int KEPT_BYTES = 1024 * 1024;

    /** The source's id. */
    String source();

    /** The id that the source gives the item. */
    String id();

    /**
     * Where it was read, for people: a path, with the line where the file has many items, e.g. {@code
     * inbox/a.jsonl:12}.
     */
    String origin();

    /** The key under which the item is remembered. */
    default String key() {
        return source() + "/" + id();
    }

    /**
     * An item that is a document.
     *
     * @param original the bytes that it was read from, where they are to be kept as its capture if it is published;
     *     null where they are kept already or are the text itself
     */
    record Accepted(
            Document document, String origin, @Nullable CaptureRecord original) implements Item {
        /** Of a document whose bytes are not to be kept. */
        public Accepted(Document document, String origin) {
            this(document, origin, null);
        }

        /** The same document, its bytes kept. */
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
     * @param head the first bytes of it, at most {@link #KEPT_BYTES}; empty where nothing could be read
     * @param size how many bytes it has in all, as far as known
     * @param fetched when it was read or last changed
     */
    record Refused(String source, String id, String origin, String reason, byte[] head, long size, Instant fetched)
            implements Item {
        public Refused {
            head = head.length > KEPT_BYTES ? Arrays.copyOf(head, KEPT_BYTES) : head;
        }

        /** What makes this refusal another one than the last: the reason and the bytes. */
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

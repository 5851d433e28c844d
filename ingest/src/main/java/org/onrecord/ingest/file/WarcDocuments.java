package org.onrecord.ingest.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.CaptureRef;
import org.onrecord.events.Document;
import org.onrecord.events.capture.Capture;
import org.onrecord.events.capture.WarcRecords;
import org.onrecord.events.capture.WarcRecords.Entry;
import org.onrecord.ingest.article.ArticleReader;
import org.onrecord.ingest.capture.CaptureRecord;
import org.onrecord.ingest.extract.Page;
import org.onrecord.ingest.fetch.ContentType;
import org.onrecord.ingest.item.Item;
import org.onrecord.ingest.url.WebLink;

/**
 * A WARC file as documents: each answer with status 200 and each resource that is a web page, a PDF or a text, read as
 * the crawl reads it. An item's id is its address, so that two captures of one page are two versions of one document.
 *
 * <p>Answers of another status and things that are no text are passed over. A damaged record is refused, and the next
 * one read.
 */
public final class WarcDocuments {
    private static final String BLOCK_CHANGED = "its WARC-Block-Digest is not";

    private final String source;
    private final Path file;
    private final Path captures;
    private final Instant modified;
    private long lastOffset = -1;
    private boolean sharesMember;

    /**
     * Names a file.
     *
     * @param source the source's id
     * @param captures the folder of captures: a file that lies there is the capture of its documents, of others the
     *     bytes are to be kept
     * @param modified taken where a record does not say when it was fetched
     */
    public WarcDocuments(String source, Path file, Path captures, Instant modified) {
        this.source = source;
        this.file = file;
        this.captures = captures;
        this.modified = modified;
    }

    /** Hears what a file holds, in its order. */
    public interface Listener {
        /** Takes an item. */
        void item(Item item);

        /** Takes note that a record is passed over; the reason is the same for many, e.g. {@code status 404}. */
        void skipped(String reason);

        /** Takes note of how many bytes of the file are read. */
        void reached(long bytes);
    }

    /**
     * Reads the file.
     *
     * @throws IOException if it cannot be opened or read on
     */
    public void read(Listener listener) throws IOException {
        try (WarcRecords records = WarcRecords.open(file)) {
            for (Optional<Entry> entry = records.next(); entry.isPresent(); entry = records.next()) {
                listener.reached(records.position());
                sharesMember = entry.get().offset() == lastOffset;
                lastOffset = entry.get().offset();
                switch (entry.get()) {
                    case Entry.Captured kept -> kept(kept, listener);
                    case Entry.Damaged broken -> listener.item(broken(broken.offset(), broken.reason()));
                    case Entry.Truncated torn -> listener.item(broken(torn.offset(), "is cut off: " + torn.reason()));
                    case Entry.Other other -> {
                        if (other.type().equals("revisit")) {
                            listener.skipped("revisit, whose content is elsewhere");
                        }
                    }
                }
            }
        }
    }

    private void kept(Entry.Captured kept, Listener listener) {
        Capture capture = kept.capture();
        Optional<String> changed = kept.wrongDigests().stream()
                .filter(wrong -> wrong.startsWith(BLOCK_CHANGED))
                .findFirst();
        OptionalInt status = capture.status();
        if (changed.isPresent()) {
            listener.item(broken(kept.offset(), "was changed: " + changed.get()));
        } else if (status.isPresent() && status.getAsInt() != 200) {
            listener.skipped("status " + status.getAsInt());
        } else if (capture.packedWith().isPresent()) {
            listener.item(refused(
                    kept.offset(),
                    "the answer is packed as " + capture.packedWith().get()
                            + ", which is not read; unpack it with a WARC tool first",
                    capture.payload()));
        } else if (capture.url().isBlank()) {
            listener.item(refused(
                    kept.offset(), "the record names no address; give it a WARC-Target-URI", capture.payload()));
        } else {
            read(kept, listener);
        }
    }

    private void read(Entry.Captured kept, Listener listener) {
        Capture capture = kept.capture();
        String charset =
                capture.mediaType().map(type -> ContentType.of(type).charset()).orElse(null);
        switch (ArticleReader.read(capture.payload(), capture.baseType(), charset, capture.url())) {
            case ArticleReader.Reading.NoArticle no -> listener.skipped(no.type());
            case ArticleReader.Reading.NoText no ->
                listener.item(refused(kept.offset(), capture.url() + ": " + no.reason(), capture.payload()));
            case ArticleReader.Reading.Read read -> listener.item(accepted(kept, read.page()));
        }
    }

    private Item.Accepted accepted(Entry.Captured kept, Page page) {
        Capture capture = kept.capture();
        Instant fetched = capture.fetched().equals(Instant.EPOCH) ? modified : capture.fetched();
        String publisher = page.publisher();
        Item.Accepted item = new Item.Accepted(
                Document.of(
                        new Document.Origin(source, capture.url(), publisher == null ? "" : publisher, null),
                        WebLink.isOne(capture.url()) ? capture.url() : null,
                        page.title(),
                        page.published(),
                        fetched.truncatedTo(ChronoUnit.MILLIS),
                        page.language(),
                        page.text()),
                origin(kept.offset()),
                original(capture, fetched));
        return place(kept).map(item::captured).orElse(item);
    }

    /**
     * Where the record lies in the folder of captures; nowhere if it shares a gzip member, since no offset leads to it
     * then.
     */
    private Optional<CaptureRef> place(Entry.Captured kept) {
        Path folder = captures.toAbsolutePath().normalize();
        Path path = file.toAbsolutePath().normalize();
        return path.startsWith(folder) && !sharesMember
                ? Optional.of(new CaptureRef(
                        folder.relativize(path)
                                .toString()
                                .replace(path.getFileSystem().getSeparator(), "/"),
                        kept.offset(),
                        kept.capture().sha256()))
                : Optional.empty();
    }

    private static CaptureRecord original(Capture capture, Instant fetched) {
        return capture.status().isPresent()
                ? new CaptureRecord.Response(
                        capture.url(), fetched, head(capture), capture.payload(), capture.address())
                : new CaptureRecord.Resource(
                        capture.url(),
                        fetched,
                        capture.mediaType().orElse("application/octet-stream"),
                        capture.payload());
    }

    private static byte[] head(Capture capture) {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + capture.status().orElse(200) + " \r\n");
        capture.headers()
                .forEach((name, values) -> values.forEach(value -> head.append(oneLine(name))
                        .append(": ")
                        .append(oneLine(value))
                        .append("\r\n")));
        return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\r\\n]+", " ");
    }

    private Item.Refused broken(long offset, String what) {
        return refused(offset, "the record " + what + "; fetch the file again, or leave the record out", new byte[0]);
    }

    private Item.Refused refused(long offset, String reason, byte[] head) {
        @Nullable Path name = file.getFileName();
        String id = name + "#" + offset + "-" + Item.Refused.fingerprint(reason, head, head.length);
        return new Item.Refused(source, id, origin(offset), reason, head, head.length, modified);
    }

    private String origin(long offset) {
        return file + ":" + offset;
    }

    /** True of the names of files that this class reads. */
    public static boolean isOne(String name) {
        return WarcRecords.isOne(name);
    }

    /** The reasons in order, as words for people, e.g. {@code 3 status 404, 1 image/png}. */
    public static String told(java.util.Map<String, Long> passedOver) {
        List<String> words = passedOver.entrySet().stream()
                .sorted(java.util.Map.Entry.<String, Long>comparingByValue().reversed())
                .map(reason -> reason.getValue() + " " + reason.getKey())
                .toList();
        return String.join(", ", words);
    }
}

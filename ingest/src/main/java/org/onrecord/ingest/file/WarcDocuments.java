package org.onrecord.ingest.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.CaptureRef;
import org.onrecord.events.Document;
import org.onrecord.events.capture.Capture;
import org.onrecord.events.capture.WarcRecords;
import org.onrecord.events.capture.WarcRecords.Entry;
import org.onrecord.events.time.PlausibleTime;
import org.onrecord.ingest.article.ArticleReader;
import org.onrecord.ingest.capture.CaptureRecord;
import org.onrecord.ingest.extract.Page;
import org.onrecord.ingest.item.Item;
import org.onrecord.ingest.reading.ReadingMarks;
import org.onrecord.ingest.url.WebLink;

/**
 * Reads a WARC file as documents: each response with status 200 and each resource that is a web page, a PDF or a text,
 * as the crawl reads it. The id of an item is its address, so that two captures of a page are two versions of one
 * document.
 *
 * <p>Other responses and other content are skipped. A damaged record is refused, and reading goes on with the next.
 */
public final class WarcDocuments {
    private static final String BLOCK_CHANGED = "its WARC-Block-Digest is not";

    private final String source;
    private final Path file;
    private final Path captures;
    private final Instant modified;
    private final Instant now;
    private long lastOffset = -1;
    private boolean sharesMember;

    /**
     * @param captures the folder of the captures: a file in it is itself the capture of its documents; the records of
     *     other files are copied
     * @param modified for records that do not say when they were fetched
     */
    public WarcDocuments(String source, Path file, Path captures, Instant modified, Instant now) {
        this.source = source;
        this.file = file;
        this.captures = captures;
        this.modified = modified;
        this.now = now;
    }

    /**
     * Reads the file.
     *
     * @param items takes each item, and the position in the file after it
     * @param skipped takes the reason why a record is skipped, e.g. {@code status 404}; many records share a reason
     * @throws IOException if it cannot be opened or read
     */
    public void read(ObjLongConsumer<Item> items, Consumer<String> skipped) throws IOException {
        try (WarcRecords records = WarcRecords.open(file)) {
            for (Optional<Entry> entry = records.next(); entry.isPresent(); entry = records.next()) {
                long position = records.position();
                sharesMember = entry.get().offset() == lastOffset;
                lastOffset = entry.get().offset();
                item(entry.get(), skipped).ifPresent(item -> items.accept(item, position));
            }
        }
    }

    private Optional<Item> item(Entry entry, Consumer<String> skipped) {
        return switch (entry) {
            case Entry.Captured kept -> kept(kept, skipped);
            case Entry.Damaged broken -> Optional.of(broken(broken.offset(), broken.reason()));
            case Entry.Truncated torn -> Optional.of(broken(torn.offset(), "is cut off: " + torn.reason()));
            case Entry.Other other ->
                other.type().equals("revisit")
                        ? skip("revisit, whose content is elsewhere", skipped)
                        : Optional.empty();
        };
    }

    private static Optional<Item> skip(String reason, Consumer<String> skipped) {
        skipped.accept(reason);
        return Optional.empty();
    }

    private Optional<Item> kept(Entry.Captured kept, Consumer<String> skipped) {
        Capture capture = kept.capture();
        Optional<String> changed = kept.wrongDigests().stream()
                .filter(wrong -> wrong.startsWith(BLOCK_CHANGED))
                .findFirst();
        int status = capture.status().orElse(200);
        if (changed.isPresent()) {
            return Optional.of(broken(kept.offset(), "was changed: " + changed.get()));
        }
        if (status != 200) {
            return skip("status " + status, skipped);
        }
        if (capture.packedWith().isPresent()) {
            String reason = "the answer is packed as " + capture.packedWith().get()
                    + ", which is not read; unpack it with a WARC tool first";
            return Optional.of(refused(kept.offset(), reason, capture.payload()));
        }
        if (capture.url().isBlank()) {
            String reason = "the record names no address; give it a WARC-Target-URI";
            return Optional.of(refused(kept.offset(), reason, capture.payload()));
        }
        ArticleReader.Reading reading = ReadingMarks.beside(captures)
                .whileReading(
                        origin(kept.offset()) + " of " + modified,
                        () -> ArticleReader.read(capture, capture.url()),
                        ArticleReader.Reading.NoText::new);
        return switch (reading) {
            case ArticleReader.Reading.NoArticle no -> skip(no.type(), skipped);
            case ArticleReader.Reading.NoText no ->
                Optional.of(refused(kept.offset(), capture.url() + ": " + no.reason(), capture.payload()));
            case ArticleReader.Reading.Read read -> Optional.of(accepted(kept, read.page()));
        };
    }

    private Item.Accepted accepted(Entry.Captured kept, Page page) {
        Capture capture = kept.capture();
        boolean dated = !capture.fetched().equals(Instant.EPOCH) && PlausibleTime.isFinite(capture.fetched());
        Instant fetched = dated ? capture.fetched() : modified;
        String publisher = page.publisher();
        Item.Accepted item = new Item.Accepted(
                Document.of(
                        new Document.Origin(source, capture.url(), publisher == null ? "" : publisher, null),
                        WebLink.isOne(capture.url()) ? capture.url() : null,
                        page.title(),
                        PlausibleTime.publication(page.published(), now),
                        fetched.truncatedTo(ChronoUnit.MILLIS),
                        page.language(),
                        page.text()),
                origin(kept.offset()),
                original(capture, fetched));
        return place(kept).map(item::captured).orElse(item);
    }

    /**
     * Returns the place of a record in the folder of the captures; empty for a file outside, and for a record that
     * shares a gzip member, as no offset leads to it.
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
                .forEach((name, values) ->
                        values.forEach(value -> head.append(oneLine(name) + ": " + oneLine(value) + "\r\n")));
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

    /** Returns the reasons with their counts, the most frequent first, e.g. {@code 3 status 404, 1 image/png}. */
    public static String summary(Map<String, Long> skipped) {
        List<String> words = skipped.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(reason -> reason.getValue() + " " + reason.getKey())
                .toList();
        return String.join(", ", words);
    }
}

package org.onrecord.ingest.file;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.zip.ZipException;
import org.onrecord.events.Document;
import org.onrecord.events.exchange.DocumentLine;
import org.onrecord.events.file.GunzipStream;
import org.onrecord.ingest.file.LineReader.Line;
import org.onrecord.ingest.item.Item;
import org.onrecord.ingest.reading.DocumentLimits;
import org.onrecord.ingest.reading.ReadingMarks;
import org.onrecord.ingest.url.WebLink;

/**
 * Reads a file with one JSON document a line ({@code .jsonl}), compressed or not ({@code .jsonl.gz}), in bounded
 * memory.
 *
 * <p>The item id of a refused line is the file's path and the refusal's fingerprint, so that it stays the same if lines
 * are inserted before it. A truncated file yields the items before the break and one refusal of the file.
 *
 * @param source the id of the source; a line's {@code corpus} takes precedence
 * @param path of the file in its source, with forward slashes
 * @param origin of the file, for people
 * @param fetched for lines that have no {@code fetched}
 * @param marks for the lines that are large enough to be suspected of anything
 */
public record JsonLines(String source, String path, String origin, Instant fetched, ReadingMarks marks) {
    private static final int MARKED_BYTES = 64 << 10;

    /** Returns true for names of files that this class reads. */
    public static boolean isOne(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".jsonl") || lower.endsWith(".jsonl.gz");
    }

    /**
     * Yields an item for each line that is not blank.
     *
     * @param bytes of the file, compressed if its name ends in {@code .gz}; not closed
     */
    public void read(InputStream bytes, Consumer<Item> sink) {
        LineReader lines = null;
        try {
            InputStream plain = path.toLowerCase(Locale.ROOT).endsWith(".gz") ? new GunzipStream(bytes) : bytes;
            lines = new LineReader(plain, DocumentLimits.MOST_BYTES, Item.KEPT_BYTES);
            for (Optional<Line> line = lines.next(); line.isPresent(); line = lines.next()) {
                read(line.get(), sink);
            }
        } catch (IOException e) {
            sink.accept(broken(e, lines == null ? 0 : lines.lines()));
        }
    }

    private void read(Line line, Consumer<Item> sink) {
        switch (line) {
            case Line.TooLong tooLong -> sink.accept(tooLong(tooLong));
            case Line.Whole whole when isBlank(whole.bytes()) -> {}
            case Line.Whole whole -> sink.accept(item(whole));
        }
    }

    private Item tooLong(Line.TooLong line) {
        return refused(
                "the line has " + line.size() + " bytes and a document may have at most " + DocumentLimits.MOST_BYTES
                        + "; split it",
                line.number(),
                line.head(),
                line.size());
    }

    private Item item(Line.Whole line) {
        return line.bytes().length < MARKED_BYTES
                ? read(line)
                : marks.whileReading(
                        origin(line.number()) + " of " + fetched,
                        () -> read(line),
                        reason -> refused(reason, line.number(), line.bytes(), line.bytes().length));
    }

    private Item read(Line.Whole line) {
        return switch (DocumentLine.read(line.bytes(), source, fetched)) {
            case DocumentLine.Result.Accepted accepted ->
                new Item.Accepted(withoutBadUrl(accepted.document()), origin(line.number()));
            case DocumentLine.Result.Refused refused ->
                refused(refused.reason(), line.number(), line.bytes(), line.bytes().length);
        };
    }

    private Item.Refused refused(String reason, long line, byte[] head, long size) {
        String item = path + "#" + Item.Refused.fingerprint(reason, head, size);
        return new Item.Refused(source, item, origin(line), reason, head, size, fetched);
    }

    private Item.Refused broken(IOException e, long lines) {
        String after = lines == 0 ? "nothing could be read" : "the " + lines + " lines before that were taken";
        String reason = switch (e) {
            case EOFException cut -> "the packed file is cut off; " + after + "; copy it again";
            case ZipException damaged ->
                lines == 0
                        ? "the file ends in .gz but is not gzip, or is damaged; copy it again or rename it"
                        : "the packed file is damaged; " + after + "; copy it again";
            default -> "the file cannot be read: " + FileErrors.of(e) + " (" + after + ")";
        };
        return new Item.Refused(source, path, origin, reason, new byte[0], 0, fetched);
    }

    private String origin(long line) {
        return origin + ":" + line;
    }

    /** Returns the document without an address that is not http or https: a page must not show a link that runs something. */
    private static Document withoutBadUrl(Document document) {
        String url = document.url();
        return url == null || WebLink.isOne(url)
                ? document
                : Document.of(
                        document.origin(),
                        null,
                        document.title(),
                        document.published(),
                        document.fetched(),
                        document.language(),
                        document.text());
    }

    private static boolean isBlank(byte[] bytes) {
        return IntStream.range(0, bytes.length).allMatch(i -> " \t\r".indexOf(bytes[i]) >= 0);
    }
}

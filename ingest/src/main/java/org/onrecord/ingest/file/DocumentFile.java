package org.onrecord.ingest.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Document;
import org.onrecord.events.text.StrictUtf8;
import org.onrecord.events.time.PlausibleTime;
import org.onrecord.ingest.article.MarkdownText;
import org.onrecord.ingest.capture.CaptureRecord;
import org.onrecord.ingest.charset.DecodedText;
import org.onrecord.ingest.extract.Page;
import org.onrecord.ingest.extract.PageExtractor;
import org.onrecord.ingest.item.Item;
import org.onrecord.ingest.pdf.PdfReader;
import org.onrecord.ingest.reading.DocumentLimits;
import org.onrecord.ingest.reading.LimitExceededException;
import org.onrecord.ingest.reading.ParseMemory;
import org.onrecord.ingest.reading.ReadResult;
import org.onrecord.ingest.url.WebLink;

/**
 * Reads a file that is one document: text ({@code .txt}), HTML ({@code .html}, {@code .htm}), Markdown ({@code .md}) or
 * PDF ({@code .pdf}).
 *
 * <p>Metadata are in a sidecar {@code NAME.EXT.meta.yaml} beside the file or, for text and Markdown, in front matter
 * between two lines {@code ---}. The fields, all optional: {@code publisher, title, date, url, language, side, id,
 * fetched}. If there is a sidecar, the file has no front matter and its text is taken as it is, to the byte.
 *
 * @param path the file's path in its folder, with forward slashes: the item id if the metadata have none
 * @param origin of the file, for people
 */
record DocumentFile(String source, String path, String origin, Instant modified, Instant now) {
    static final String SIDECAR = ".meta.yaml";
    private static final int MAX_SIDECAR_BYTES = 64 * 1024;

    enum Form {
        TEXT,
        HTML,
        MARKDOWN,
        PDF;

        /** Returns the format by the suffix of a file name. */
        static Optional<Form> of(String name) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.endsWith(".txt")) {
                return Optional.of(TEXT);
            }
            if (lower.endsWith(".html") || lower.endsWith(".htm")) {
                return Optional.of(HTML);
            }
            if (lower.endsWith(".pdf")) {
                return Optional.of(PDF);
            }
            return lower.endsWith(".md") ? Optional.of(MARKDOWN) : Optional.empty();
        }
    }

    /** Returns the path of a file's sidecar, whether it exists or not. */
    static Path sidecarOf(Path file) {
        return file.resolveSibling(file.getFileName() + SIDECAR);
    }

    Item read(Path file, Form form) {
        byte[] bytes;
        try {
            long size = Files.size(file);
            int most = form == Form.PDF ? PdfReader.MOST_BYTES : DocumentLimits.MOST_BYTES;
            if (size > most) {
                return refused(
                        "the file has " + size + " bytes and a document may have at most " + most + "; split it",
                        start(file, Item.KEPT_BYTES),
                        size);
            }
            // The file may grow.
            bytes = start(file, most);
        } catch (IOException e) {
            return refused("the file cannot be read: " + FileErrors.of(e), new byte[0], 0);
        }
        Path sidecar = sidecarOf(file);
        if (!Files.exists(sidecar)) {
            return within(bytes, form, null);
        }
        try {
            if (Files.size(sidecar) > MAX_SIDECAR_BYTES) {
                return refused(
                        sidecar.getFileName() + " is larger than 64 KB; keep to the fields", bytes, bytes.length);
            }
            return within(bytes, form, start(sidecar, MAX_SIDECAR_BYTES));
        } catch (IOException e) {
            return refused(
                    "the sidecar " + sidecar.getFileName() + " cannot be read: " + FileErrors.of(e),
                    bytes,
                    bytes.length);
        }
    }

    private Item within(byte[] bytes, Form form, byte @Nullable [] sidecar) {
        try {
            // A PDF is read in a process of its own.
            return form == Form.PDF
                    ? of(bytes, form, sidecar)
                    : ParseMemory.whileReading(bytes, () -> of(bytes, form, sidecar));
        } catch (LimitExceededException e) {
            return refused(e.reason(), bytes, bytes.length);
        }
    }

    Item of(byte[] bytes, Form form, byte @Nullable [] sidecar) {
        return switch (item(bytes, form, sidecar)) {
            case ReadResult.Read<Item> read -> read.value();
            case ReadResult.Unreadable<Item> unreadable -> refused(unreadable.reason(), bytes, bytes.length);
        };
    }

    private ReadResult<Item> item(byte[] bytes, Form form, byte @Nullable [] sidecar) {
        if (bytes.length == 0) {
            return new ReadResult.Unreadable<>("the file is empty; write the document's text into it or remove it");
        }
        ReadResult<FileMetadata> metadata =
                sidecar == null ? new ReadResult.Read<>(FileMetadata.NONE) : metadata(sidecar);
        return metadata.flatMap(given -> switch (form) {
            case HTML ->
                item(
                        given,
                        PageExtractor.extract(DecodedText.of(bytes, null).text(), given.url()),
                        original("text/html", bytes));
            case PDF -> PdfReader.read(bytes).flatMap(page -> item(given, page, original("application/pdf", bytes)));
            case MARKDOWN ->
                text(bytes, given, sidecar != null)
                        .flatMap(file -> item(
                                file.metadata(),
                                MarkdownText.read(file.text()),
                                original("text/markdown; charset=utf-8", bytes)));
            case TEXT ->
                text(bytes, given, sidecar != null)
                        .flatMap(file -> item(file.metadata(), Page.of("", file.text()), null));
        });
    }

    private ReadResult<FileMetadata> metadata(byte[] sidecar) {
        String name = fileName() + SIDECAR;
        return decoded(name, sidecar).flatMap(yaml -> FileMetadata.read(name, 1, yaml, "sidecar", now));
    }

    private static ReadResult<String> decoded(String name, byte[] bytes) {
        try {
            return new ReadResult.Read<>(StrictUtf8.decode(bytes));
        } catch (StrictUtf8.NotUtf8Exception e) {
            return new ReadResult.Unreadable<>(
                    name + " is not UTF-8 on line " + e.line() + "; convert it, for example with iconv -t UTF-8");
        }
    }

    private record Described(FileMetadata metadata, String text) {}

    private ReadResult<Described> text(byte[] bytes, FileMetadata given, boolean hasSidecar) {
        return decoded(fileName(), bytes).flatMap(text -> {
            FrontMatter.Split split = hasSidecar ? new FrontMatter.Split.None() : FrontMatter.split(text);
            return switch (split) {
                case FrontMatter.Split.None none -> new ReadResult.Read<>(new Described(given, text));
                case FrontMatter.Split.Unclosed unclosed ->
                    new ReadResult.Unreadable<>(
                            fileName() + " line 1 opens a header with --- that no second line --- closes; close it, or"
                                    + " give the metadata in " + fileName() + SIDECAR);
                case FrontMatter.Split.Found found ->
                    FileMetadata.read(fileName(), 2, found.yaml(), "header", now)
                            .flatMap(header -> new ReadResult.Read<>(new Described(header, found.text())));
            };
        });
    }

    /** Returns the capture of a file whose text is not the file itself. */
    private CaptureRecord original(String mediaType, byte[] bytes) {
        String url = Path.of(origin).toUri().toString();
        return new CaptureRecord.Resource(url, modified, mediaType, bytes);
    }

    private ReadResult<Item> item(FileMetadata given, Page page, @Nullable CaptureRecord original) {
        if (page.text().isBlank()) {
            return new ReadResult.Unreadable<>(
                    "the file contains no text; write the document's text into it or remove it");
        }
        String canonical = page.canonical();
        return new ReadResult.Read<>(new Item.Accepted(
                Document.of(
                        new Document.Origin(
                                source,
                                given.id() != null ? given.id() : path,
                                given.publisher() != null ? given.publisher() : "",
                                given.side()),
                        given.url() != null
                                ? given.url()
                                : canonical != null && WebLink.isOne(canonical) ? canonical : null,
                        given.title() != null ? given.title() : page.title(),
                        given.date() != null ? given.date() : PlausibleTime.publication(page.published(), now),
                        given.fetched() != null ? given.fetched() : modified,
                        given.language() != null ? given.language() : page.language(),
                        page.text()),
                origin,
                original));
    }

    Item.Refused refused(String reason) {
        return refused(reason, new byte[0], 0);
    }

    private Item.Refused refused(String reason, byte[] bytes, long size) {
        return new Item.Refused(source, path, origin, reason, bytes, size, modified);
    }

    private String fileName() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static byte[] start(Path file, int most) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(most);
        }
    }
}

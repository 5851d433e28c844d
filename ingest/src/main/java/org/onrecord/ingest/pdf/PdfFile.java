package org.onrecord.ingest.pdf;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.resource.WordLists;
import org.onrecord.events.time.Published;
import org.onrecord.ingest.date.PdfDate;
import org.onrecord.ingest.extract.Page;
import org.onrecord.ingest.pdf.PdfParagraphs.PdfParagraph;
import org.onrecord.ingest.pdf.PdfTextExtractor.PdfPage;
import org.onrecord.ingest.reading.LimitExceededException;
import org.onrecord.ingest.reading.ReadResult;

/**
 * A PDF file as an article: title, date, and the text in paragraphs. Page numbers and repeated heads are left out, columns follow each
 * other, and words divided at line ends are joined. {@link PdfReader} reads it in a process of its own.
 */
final class PdfFile {
    static final WordLists PATTERNS = WordLists.ofLines(PdfFile.class, "patterns.txt");

    /** A page with fewer characters than this is a scan with a stamp, without text. */
    private static final int TEXT_OF_A_PAGE = 25;

    private PdfFile() {}

    /** Reads a file; returns at the latest at the deadline, if PDFBox does. */
    static ReadResult<Page> read(byte[] bytes, Duration time) {
        try {
            return read(bytes, System.nanoTime() + time.toNanos());
        } catch (InvalidPasswordException e) {
            return new ReadResult.Unreadable<>("the PDF needs a password; save a copy of it without one");
        } catch (LimitExceededException e) {
            return new ReadResult.Unreadable<>(e.reason());
        } catch (IOException | RuntimeException | StackOverflowError e) {
            return new ReadResult.Unreadable<>(
                    "the PDF is damaged (" + e.getMessage() + "); fetch it again, or open it and save it anew");
        }
    }

    private static ReadResult<Page> read(byte[] bytes, long deadline) throws IOException {
        try (PDDocument document = Loader.loadPDF(bytes)) {
            int pages = document.getNumberOfPages();
            if (pages > PdfReader.MOST_PAGES) {
                return new ReadResult.Unreadable<>(
                        "the PDF has " + pages + " pages, and at most " + PdfReader.MOST_PAGES + " are read; split it");
            }
            PdfTextExtractor.Content content = PdfTextExtractor.read(document, deadline);
            Optional<String> unreadable = unreadable(content, pages);
            return unreadable.isPresent()
                    ? new ReadResult.Unreadable<>(unreadable.get())
                    : new ReadResult.Read<>(page(
                            content.pages(),
                            document.getDocumentInformation().getTitle(),
                            date(document.getDocumentInformation())));
        }
    }

    /** Returns the time at which the file says it was made or, failing that, last changed. */
    private static @Nullable Published date(PDDocumentInformation information) {
        return Stream.of(COSName.CREATION_DATE, COSName.MOD_DATE)
                .map(COSName::getName)
                .flatMap(name -> Optional.ofNullable(information.getCustomMetadataValue(name))
                        .flatMap(text -> PdfDate.read(text, "pdf " + name))
                        .stream())
                .findFirst()
                .orElse(null);
    }

    private static Optional<String> unreadable(PdfTextExtractor.Content content, int pages) {
        if (content.glyphs() < (long) TEXT_OF_A_PAGE * Math.max(1, pages)) {
            return Optional.of(
                    "the PDF has no text, only pictures of its pages as a scanner makes them; run a text recognition over it"
                            + " (for example ocrmypdf) and take what that writes");
        }
        if (content.unmapped() * 3 > content.glyphs()) {
            return Optional.of(
                    "the PDF does not say which characters its fonts draw; run a text recognition over it (for"
                            + " example ocrmypdf --force-ocr) and take what that writes");
        }
        return Optional.empty();
    }

    /** Returns the article of pages, without access to the PDF. */
    static Page page(List<PdfPage> pages, @Nullable String title, @Nullable Published published) {
        List<List<TextLine>> ordered =
                pages.stream().map(ColumnOrder::inReadingOrder).toList();
        List<TextLine> lines = RunningHeads.without(
                        ordered, pages.stream().map(PdfPage::height).toList())
                .stream()
                .flatMap(List::stream)
                .toList();
        List<PdfParagraph> paragraphs = PdfParagraphs.of(lines);
        String text = paragraphs.stream()
                .map(PdfParagraph::text)
                .map(String::strip)
                .filter(paragraph -> !paragraph.isEmpty())
                .collect(Collectors.joining("\n\n"));
        return new Page(PdfTitle.of(title, paragraphs), List.of(), null, published, null, null, text);
    }
}

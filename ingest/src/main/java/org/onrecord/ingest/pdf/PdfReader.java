package org.onrecord.ingest.pdf;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Published;
import org.onrecord.ingest.date.PdfDate;
import org.onrecord.ingest.extract.Page;
import org.onrecord.ingest.limit.LimitExceededException;

/**
 * Reads PDF files, above all press releases: title, date, and the text in paragraphs. Page numbers and repeated heads
 * are left out, columns follow each other, and words divided at line ends are joined.
 *
 * <p>A PDF is a program that draws pages, and may be hostile. So its size, pages, decompressed streams and time are
 * limited, and only a few are read at once.
 */
public final class PdfReader {
    /** The size of the largest file that is read, in bytes. */
    public static final int MOST_BYTES = 64 * 1024 * 1024;
    /** The largest number of pages that are read. */
    public static final int MOST_PAGES = 2_000;

    static final Duration TIME = Duration.ofSeconds(60);
    static final String TOO_SLOW = "the PDF takes longer than " + TIME.toSeconds()
            + " seconds to read; split it, or print it to a new PDF and take that";

    /** How many files are read at once. */
    private static final Semaphore PLACES = new Semaphore(2);
    /** A page with fewer characters than this is a scan with a stamp, without text. */
    private static final int TEXT_OF_A_PAGE = 25;

    private PdfReader() {}

    /** The result of reading a PDF. */
    public sealed interface Reading {
        /** An article; it has no language, since PDF files do not name it reliably. */
        record Read(Page page) implements Reading {}

        /** Not read; the reason is a sentence that names the remedy. */
        record Refused(String reason) implements Reading {}
    }

    /** Returns true if bytes start like a PDF. Some servers put a few bytes before it. */
    public static boolean isOne(byte[] bytes) {
        for (int i = 0; i + 4 < Math.min(bytes.length, 1024); i++) {
            if (bytes[i] == '%'
                    && bytes[i + 1] == 'P'
                    && bytes[i + 2] == 'D'
                    && bytes[i + 3] == 'F'
                    && bytes[i + 4] == '-') {
                return true;
            }
        }
        return false;
    }

    /** Reads a PDF. Returns within the time limit, whatever the bytes are. */
    public static Reading read(byte[] bytes) {
        return read(bytes, TIME);
    }

    static Reading read(byte[] bytes, Duration time) {
        if (bytes.length > MOST_BYTES) {
            return new Reading.Refused("the PDF has " + bytes.length + " bytes, and at most " + MOST_BYTES
                    + " are read; split it, or save it without its pictures");
        }
        PLACES.acquireUninterruptibly();
        try {
            return onOtherThread(bytes, time);
        } finally {
            PLACES.release();
        }
    }

    /** Reads on a thread that can be abandoned if PDFBox does not return. */
    private static Reading onOtherThread(byte[] bytes, Duration time) {
        Deadline deadline = Deadline.in(time);
        FutureTask<Reading> task = new FutureTask<>(() -> guarded(bytes, deadline));
        Thread.ofPlatform().daemon().name("pdf").start(task);
        try {
            return task.get(time.plusSeconds(2).toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return new Reading.Refused(TOO_SLOW);
        } catch (ExecutionException e) {
            return broken(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Reading.Refused("the reading was interrupted; read it again");
        }
    }

    private static Reading guarded(byte[] bytes, Deadline deadline) {
        try {
            return DecompressionGuard.isTooMuch(bytes, deadline)
                    ? new Reading.Refused("the PDF unpacks to more than "
                            + DecompressionGuard.MOST_BYTES / (1024 * 1024)
                            + " MB in one place, as no press release does; print it to a new PDF and take that")
                    : read(bytes, deadline);
        } catch (InvalidPasswordException e) {
            return new Reading.Refused("the PDF needs a password; save a copy of it without one");
        } catch (LimitExceededException e) {
            return new Reading.Refused(e.reason());
        } catch (OutOfMemoryError e) {
            return new Reading.Refused("the PDF needs more memory than there is; split it");
        } catch (IOException | RuntimeException | StackOverflowError e) {
            return broken(e);
        }
    }

    private static Reading broken(Throwable cause) {
        return new Reading.Refused(
                "the PDF is damaged (" + cause.getMessage() + "); fetch it again, or open it and save it anew");
    }

    private static Reading read(byte[] bytes, Deadline deadline) throws IOException {
        try (PDDocument document = Loader.loadPDF(bytes)) {
            int pages = document.getNumberOfPages();
            if (pages > MOST_PAGES) {
                return new Reading.Refused(
                        "the PDF has " + pages + " pages, and at most " + MOST_PAGES + " are read; split it");
            }
            PdfTextExtractor.Content content = PdfTextExtractor.read(document, deadline);
            Optional<String> unreadable = unreadable(content, pages);
            return unreadable.isPresent()
                    ? new Reading.Refused(unreadable.get())
                    : new Reading.Read(page(
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
        List<List<TextLine>> ordered = new ArrayList<>();
        pages.forEach(page -> ordered.add(ColumnOrder.inReadingOrder(page)));
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

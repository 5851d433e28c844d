package org.onrecord.ingest.pdf;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.onrecord.ingest.extract.Page;
import org.onrecord.ingest.reading.ReadResult;

/**
 * Reads PDF files, tuned for press releases.
 *
 * <p>A PDF is a program that draws pages: a few kilobytes may unpack to gigabytes in a dozen ways. So it is read in {@link PdfProcess a
 * process of its own} with little memory and time; if that ends, only the file is lost.
 */
public final class PdfReader {
    /** The size of the largest file that is read, in bytes. */
    public static final int MOST_BYTES = 16 << 20;

    /** The largest number of pages that are read. */
    static final int MOST_PAGES = 2_000;

    static final Duration TIME = Duration.ofSeconds(60);
    static final String TOO_SLOW = "the PDF takes longer than " + TIME.toSeconds()
            + " seconds to read; split it, or print it to a new PDF and take that";

    private static final PdfProcess PROCESS = new PdfProcess(TIME);

    private PdfReader() {}

    /** Returns true if bytes start like a PDF. Some servers put a few bytes before it. */
    public static boolean isOne(byte[] bytes) {
        return new String(bytes, 0, Math.min(bytes.length, 1024), StandardCharsets.ISO_8859_1).contains("%PDF-");
    }

    /** Reads a PDF. Always returns within the time limit. The article has no language, since PDF files do not name it reliably. */
    public static ReadResult<Page> read(byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            return new ReadResult.Unreadable<>("the PDF has " + bytes.length + " bytes, and at most " + MOST_BYTES
                    + " are read; split it, or save it without its pictures");
        }
        return PROCESS.read(bytes);
    }
}

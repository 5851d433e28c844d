package org.onrecord.dashboard.print;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.onrecord.dashboard.api.request.RateLimit;
import org.onrecord.dashboard.ops.Problem;
import org.onrecord.events.Ids;
import org.onrecord.events.cache.LruMap;

/**
 * Makes files and pictures, one at a time, so that they never take more than one processor from the pages, and keeps the last ones, of some
 * 50 KB each. It is for clients: each has a limit on what is made for it.
 */
public final class Printer {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int KEPT = 200;
    private static final int AT_ONCE = 60;
    private static final int A_SECOND = 2;

    private final RateLimit limit = new RateLimit(AT_ONCE, A_SECOND);
    private final Map<String, byte[]> made = Collections.synchronizedMap(new LruMap<>(KEPT));
    private final ReentrantLock press = new ReentrantLock();

    private @Nullable Typeface typeface;

    /**
     * Returns a page as a PDF file.
     *
     * @param day that the file is dated to
     * @throws Problem if too much is asked for
     */
    public byte[] pdf(Document page, LocalDate day, String client) {
        return made(Ids.hash("pdf", page.outerHtml(), day.toString()), client, face -> PdfFile.of(page, day, face));
    }

    /** Returns a page as a DOCX file; see {@link #pdf}. */
    public byte[] docx(Document page, LocalDate day, String client) {
        return made(Ids.hash("docx", page.outerHtml(), day.toString()), client, face -> DocxFile.of(page, day));
    }

    /** Returns a card as a PNG picture; see {@link #pdf}. */
    public byte[] png(Card card, String client) {
        return made(Ids.hash("png", card.headline(), card.words(), card.by()), client, card::png);
    }

    private byte[] made(String id, String client, Function<Typeface, byte[]> make) {
        byte[] before = made.get(id);
        if (before != null) {
            return before;
        }
        int seconds = limit.take(client, System.nanoTime());
        if (seconds > 0) {
            throw Problem.tooMany("too many files and pictures were asked for; ask again in a moment", seconds);
        }
        try {
            if (!press.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw Problem.busy("other files and pictures are being made; ask again in a moment", 5);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.unavailable("the service is stopping");
        }
        try {
            Typeface face = typeface == null ? Typeface.read() : typeface;
            typeface = face;
            return made.computeIfAbsent(id, any -> make.apply(face));
        } finally {
            press.unlock();
        }
    }
}

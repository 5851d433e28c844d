package org.onrecord.processor.statement.release;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.statement.draft.SpeakerMention;
import org.onrecord.processor.statement.report.ReadingState;
import org.onrecord.processor.statement.speaker.PartyTags;
import org.onrecord.processor.statement.text.ParagraphSplitter;
import org.onrecord.processor.statement.text.PatternFile;
import org.onrecord.processor.statement.text.QuoteMarks;
import org.onrecord.processor.statement.text.Word;

/** Reads documents with one voice: an order, a release, a post, or several releases in a row. */
public record ReleaseReader(ReadingState reading, OwnTextStatements parts, boolean summarised) {
    private static final PatternFile PATTERNS = new PatternFile("common", "releases");

    /** The length of a paragraph of running text. */
    private static final int BODY = 160;

    private static final int LEAD = 2;
    private static final int HEAD = 8;
    private static final int TAIL = 6;

    /** Reads the text up to the navigation of its page. Returns the first paragraph behind it. */
    public int read() {
        SpeakerMention speaker = (summarised
                        ? PostAuthors.introduced(reading.speakers(), reading.paragraphs())
                        : Optional.<SpeakerMention>empty())
                .orElseGet(() -> ReleaseAuthor.speaker(reading.speakers()));
        int start = summarised ? 1 : 0;
        for (int i = start; i + 1 < reading.size(); i++) {
            Optional<SpeakerMention> next = summarised ? introduced(i) : Optional.empty();
            if (next.isPresent()) {
                body(start, i - 1, speaker);
                speaker = next.get();
                start = i + 1;
            }
        }
        int end = end(start);
        body(start, end - 1, speaker);
        return end;
    }

    /** Returns the author of the text that the paragraph introduces: a header names one, and so does a sentence that says who posted it. */
    private Optional<SpeakerMention> introduced(int i) {
        String words = reading.words(i);
        if (LeadIns.header(words)) {
            return LeadIns.headed(reading, i);
        }
        return LeadIns.announcesPost(words) && ParagraphSplitter.closed(words)
                ? LeadIns.publisher(reading.text(), reading.paragraph(i), reading.subjects())
                : Optional.empty();
    }

    /** Returns the first line of the page's navigation behind a text of some length, or the number of paragraphs. */
    private int end(int start) {
        boolean text = false;
        for (int i = start; i < reading.size(); i++) {
            String words = reading.words(i);
            if (text && TextEnds.furniture(words)) {
                return i;
            }
            text = text || words.length() >= BODY;
        }
        return reading.size();
    }

    /** Adds a text without the title, headings, dates and contacts at its start and the signatures, lists of legislators and marks at its end. */
    private void body(int first, int last, SpeakerMention speaker) {
        int from = first;
        int crumbs = 0;
        while (from < last && from < first + HEAD + crumbs && heads(from)) {
            crumbs += TextEnds.breadcrumb(reading.words(from)) ? 1 : 0;
            from++;
        }
        int to = last;
        while (to > from && to > last - TAIL && closes(to)) {
            to--;
        }
        int quotation = from <= to ? quotation(from, to) : -1;
        if (quotation >= 0) {
            int opened = from;
            while (reading.paragraph(opened).end() <= quotation) {
                opened++;
            }
            parts.addQuoted(opened, to, quotation + 1, speaker);
        } else if (from <= to) {
            parts.add(from, to, speaker, null);
        }
    }

    /** Returns the mark that opens a statement which is announced in the first paragraphs and stands in quotation marks to the end, or -1. */
    private int quotation(int from, int to) {
        for (int i = from; i <= Math.min(to, from + LEAD); i++) {
            Matcher announced = PATTERNS.matcher("announced", reading.words(i));
            if (announced.find()) {
                boolean here = announced.end() < reading.words(i).length();
                int first = here ? i : i + 1;
                if (first > to) {
                    return -1;
                }
                int opening = reading.paragraph(first).start() + (here ? announced.end() : 0);
                return quoted(opening, first, to) ? opening : -1;
            }
        }
        return -1;
    }

    /** Returns true if one quotation begins at a place and ends with the last paragraph; each paragraph between repeats the opening mark. */
    private boolean quoted(int opening, int from, int to) {
        String text = reading.text();
        if (!QuoteMarks.isMark(text.charAt(opening))) {
            return false;
        }
        for (int i = from; i <= to; i++) {
            Span paragraph = reading.paragraph(i);
            int start = i == from ? opening : paragraph.start();
            List<QuoteMarks.Quote> quotes = QuoteMarks.in(text, new Span(start, paragraph.end()));
            boolean opens = !quotes.isEmpty() && quotes.getFirst().outer().start() == start;
            boolean whole = opens && quotes.getFirst().outer().end() >= paragraph.end();
            if (!whole
                    || i < to
                            && !quotes.getFirst().open()
                            && !QuoteMarks.isMark(
                                    text.charAt(reading.paragraph(i + 1).start()))) {
                return false;
            }
        }
        return true;
    }

    private boolean heads(int i) {
        String words = reading.words(i);
        String lower = words.toLowerCase(Locale.ROOT);
        boolean heading = !summarised
                && reading.heading(i)
                && !words.endsWith(":")
                && !words.endsWith(",")
                && Word.split(words).size() <= 22;
        return heading
                || words.equals(reading.document().title().strip())
                || TextEnds.breadcrumb(words)
                || reading.dateLine(i)
                || lower.startsWith("for immediate release")
                || lower.startsWith("media contact")
                || lower.startsWith("contact:");
    }

    private boolean closes(int i) {
        String words = reading.words(i);
        boolean signature = !summarised && reading.heading(i) && words.length() <= 70 && !words.endsWith(":");
        return signature || TextEnds.mark(words) || PartyTags.list(words);
    }
}

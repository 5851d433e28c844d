package org.onrecord.processor.statement.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Document;
import org.onrecord.events.Statement.Kind;
import org.onrecord.events.Statement.Span;
import org.onrecord.events.time.StatedDate;
import org.onrecord.processor.limit.ReadingBudget;
import org.onrecord.processor.statement.draft.Draft;
import org.onrecord.processor.statement.draft.ReportedSpeech;
import org.onrecord.processor.statement.draft.SpeakerMention;
import org.onrecord.processor.statement.draft.TurnLabel;
import org.onrecord.processor.statement.draft.Voice;
import org.onrecord.processor.statement.language.Language;
import org.onrecord.processor.statement.language.ReportReader;
import org.onrecord.processor.statement.speaker.DocumentSpeakers;
import org.onrecord.processor.statement.speaker.IntroducedPersons;
import org.onrecord.processor.statement.speaker.SubjectReader;
import org.onrecord.processor.statement.text.Dates;
import org.onrecord.processor.statement.text.ParagraphSplitter;
import org.onrecord.processor.statement.text.PatternFile;
import org.onrecord.processor.statement.text.QuoteMarks;

/**
 * A document while it is read: its paragraphs and labels, the readers of its language, and the drafts found so far.
 *
 * @param labels by their paragraphs
 * @param fullNames a cache, since a document may repeat the name of an institution very often
 */
public record ReadingState(
        DocumentSpeakers speakers,
        Language language,
        SubjectReader subjects,
        List<Span> paragraphs,
        Map<Integer, TurnLabel> labels,
        List<Draft> drafts,
        Map<String, String> fullNames,
        ReportReader reports) {
    private static final PatternFile PATTERNS = new PatternFile("chinese", "items");
    private static final int LONGEST_HEADING = 140;
    private static final int MOST_PARAGRAPHS = 40;
    private static final int MOST_UNMARKED = 12;

    public ReadingState(DocumentSpeakers speakers, Language language) {
        this(
                speakers,
                language,
                new SubjectReader(speakers.persons()),
                ParagraphSplitter.lines(speakers.document().text()),
                new HashMap<>(),
                new ArrayList<>(),
                new HashMap<>(),
                language.reports().reader(speakers.document().text(), speakers.day(), speakers.persons()));
    }

    public Document document() {
        return speakers.document();
    }

    public String text() {
        return document().text();
    }

    public IntroducedPersons persons() {
        return speakers.persons();
    }

    /** Returns the full form of an institution's name, or finds it. */
    public String fullName(String name, UnaryOperator<String> find) {
        return fullNames.computeIfAbsent(name, find);
    }

    public int size() {
        return paragraphs.size();
    }

    public Span paragraph(int i) {
        return paragraphs.get(i);
    }

    /** Returns the stretch from the start of the first paragraph to the end of the last. */
    public Span paragraphs(int first, int last) {
        return new Span(paragraphs.get(first).start(), paragraphs.get(last).end());
    }

    public String words(int paragraph) {
        return paragraphs.get(paragraph).of(text());
    }

    /** Returns true for a line like a heading: short and without a final mark. */
    public boolean heading(int paragraph) {
        String words = words(paragraph);
        return words.length() <= LONGEST_HEADING && !ParagraphSplitter.closed(words);
    }

    /** Returns true for a paragraph that begins with a quotation mark. */
    public boolean quoteOpens(int paragraph) {
        return QuoteMarks.isMark(text().charAt(paragraphs.get(paragraph).start()));
    }

    /**
     * Returns the last paragraph of the quotation that is open at the end of a paragraph, or the paragraph itself: further paragraphs repeat
     * the opening mark, or have no mark until the closing one.
     */
    public int quotationEnd(int paragraph) {
        int last = paragraph;
        while (last - paragraph < MOST_PARAGRAPHS && last + 1 < size() && !labelled(last + 1)) {
            List<QuoteMarks.Quote> quotes = QuoteMarks.in(text(), paragraphs.get(last));
            if (quotes.isEmpty() || !quotes.getLast().open()) {
                return itemsEnd(last);
            }
            int next = quoteOpens(last + 1) ? last + 1 : closing(last + 1);
            if (next < 0) {
                return last;
            }
            last = next;
        }
        return last;
    }

    /** Returns the last of the numbered paragraphs with which a paragraph goes on, or the paragraph itself: 一是……, 第二，……. */
    public int itemsEnd(int paragraph) {
        int last = paragraph;
        while (last + 1 < size()
                && !labelled(last + 1)
                && (last > paragraph ? PATTERNS.pattern("item") : PATTERNS.pattern("first-item"))
                        .matcher(words(last + 1))
                        .lookingAt()) {
            last++;
        }
        return last;
    }

    /** Returns the first paragraph from an index on that has a closing mark before any opening one, or -1. */
    private int closing(int from) {
        for (int i = from; i < size() && i - from < MOST_UNMARKED && !labelled(i); i++) {
            String words = words(i);
            int closing = words.indexOf('”');
            int opening = words.indexOf('“');
            if (closing >= 0 || opening >= 0) {
                return closing >= 0 && (opening < 0 || closing < opening) ? i : -1;
            }
        }
        return -1;
    }

    public boolean dateLine(int paragraph) {
        return Dates.line(words(paragraph));
    }

    public Optional<StatedDate> dateIn(int paragraph) {
        return Dates.in(words(paragraph), speakers.day());
    }

    /** Returns the date in a paragraph, or null if there is none or it is the document's own or still to come. */
    public @Nullable StatedDate otherDateIn(int paragraph) {
        return Dates.otherIn(words(paragraph), speakers.day());
    }

    /** Returns the date, or null if it is the document's own or still to come. */
    public @Nullable StatedDate other(@Nullable StatedDate date) {
        return date == null || Dates.other(date, speakers.day()) ? date : null;
    }

    /** Returns the day in some words if it is before the document's. */
    public Optional<StatedDate> past(String words) {
        LocalDate day = speakers.day();
        return day == null
                ? Optional.empty()
                : Dates.in(words, day)
                        .filter(date -> date.day().filter(day::isAfter).isPresent());
    }

    /** Dates the drafts from an index on that have no date. */
    public void date(int from, @Nullable StatedDate day) {
        drafts.subList(from, drafts.size()).replaceAll(draft -> draft.date() == null ? draft.withDate(day) : draft);
    }

    public void label(List<TurnLabel> found) {
        found.forEach(label -> labels.put(label.paragraph(), label));
    }

    public boolean labelled(int paragraph) {
        return labels.containsKey(paragraph);
    }

    public Optional<TurnLabel> labelOf(int paragraph) {
        return Optional.ofNullable(labels.get(paragraph));
    }

    public void add(Span span, Kind kind, SpeakerMention speaker, @Nullable StatedDate date) {
        drafts.add(new Draft(span, kind, speaker, date, false));
    }

    /** Forgets the last speaker. */
    void startPart() {
        reports.lastSpeaker(null);
    }

    /** Returns the statements that a stretch, perhaps of a question, attributes to others. */
    ReportedSpeech reported(Span stretch, Voice voice, boolean asked) {
        ReadingBudget.step();
        ReportedSpeech reported = reports.in(stretch, voice, asked);
        return asked ? reported.undistanced() : reported;
    }
}

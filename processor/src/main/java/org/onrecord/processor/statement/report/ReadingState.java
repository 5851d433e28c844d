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
import org.onrecord.processor.statement.draft.Draft;
import org.onrecord.processor.statement.draft.ReportedSpeech;
import org.onrecord.processor.statement.draft.SpeakerMention;
import org.onrecord.processor.statement.draft.TurnLabel;
import org.onrecord.processor.statement.language.Language;
import org.onrecord.processor.statement.language.ReportReader;
import org.onrecord.processor.statement.speaker.DocumentSpeakers;
import org.onrecord.processor.statement.speaker.IntroducedPersons;
import org.onrecord.processor.statement.speaker.SubjectReader;
import org.onrecord.processor.statement.text.Dates;
import org.onrecord.processor.statement.text.ParagraphSplitter;
import org.onrecord.processor.statement.text.QuoteMarks;

/** A document while it is read: its paragraphs and their labels, how its language is read, and the drafts found so far. */
public final class ReadingState {
    private final DocumentSpeakers speakers;
    private final Language language;
    private final SubjectReader subjects;
    private final List<Span> paragraphs;
    private final Map<Integer, TurnLabel> labels = new HashMap<>();
    private final List<Draft> drafts = new ArrayList<>();
    private final Map<String, String> known = new HashMap<>();
    private final ReportReader reports;

    /** A document of which nothing is read yet. */
    public ReadingState(DocumentSpeakers speakers, Language language) {
        this.speakers = speakers;
        this.language = language;
        this.subjects = new SubjectReader(text(), cast());
        this.paragraphs = ParagraphSplitter.of(text());
        this.reports = language.reports(text(), speakers.day(), cast());
    }

    public DocumentSpeakers speakers() {
        return speakers;
    }

    public Language language() {
        return language;
    }

    public Document document() {
        return speakers.document();
    }

    public String text() {
        return document().text();
    }

    public IntroducedPersons cast() {
        return speakers.cast();
    }

    public SubjectReader subjects() {
        return subjects;
    }

    public List<Draft> drafts() {
        return drafts;
    }

    /** What was found out about a name before, or now: a document may repeat it very often. */
    public String once(String name, UnaryOperator<String> find) {
        return known.computeIfAbsent(name, find);
    }

    // --- paragraphs ----------------------------------------------------------------------------------------------

    public List<Span> paragraphs() {
        return paragraphs;
    }

    public int size() {
        return paragraphs.size();
    }

    public Span paragraph(int i) {
        return paragraphs.get(i);
    }

    /** From the first paragraph's beginning to the last one's end. */
    public Span paragraphs(int first, int last) {
        return new Span(paragraphs.get(first).start(), paragraphs.get(last).end());
    }

    public String words(int paragraph) {
        return paragraphs.get(paragraph).of(text());
    }

    /** True for a line as headings are: short and not closed. */
    public boolean heading(int paragraph) {
        String words = words(paragraph);
        return words.length() <= 140 && !ParagraphSplitter.closed(words);
    }

    public boolean quoteOpens(int paragraph) {
        return QuoteMarks.isMark(text().charAt(paragraphs.get(paragraph).start()));
    }

    /** The day that a paragraph names. */
    public Optional<LocalDate> dateIn(int paragraph) {
        return Dates.in(words(paragraph), speakers.day());
    }

    /** The day that a paragraph names, where it is not the document's own. */
    @Nullable
    public LocalDate otherDateIn(int paragraph) {
        return dateIn(paragraph).filter(date -> !date.equals(speakers.day())).orElse(null);
    }

    public boolean own(@Nullable LocalDate date) {
        return date != null && date.equals(speakers.day());
    }

    // --- labels --------------------------------------------------------------------------------------------------

    public void label(List<TurnLabel> found) {
        found.forEach(label -> labels.put(label.paragraph(), label));
    }

    public boolean labelled(int paragraph) {
        return labels.containsKey(paragraph);
    }

    public Optional<TurnLabel> labelOf(int paragraph) {
        return Optional.ofNullable(labels.get(paragraph));
    }

    // --- what is found -------------------------------------------------------------------------------------------

    public void add(Span span, Kind kind, SpeakerMention speaker, @Nullable LocalDate date) {
        drafts.add(new Draft(span, kind, speaker, date, false));
    }

    /** Forgets who spoke last. */
    void startPart() {
        reports.lastSpeaker(null);
    }

    /**
     * What a stretch attributes to others.
     *
     * @param asked true in a question
     */
    ReportedSpeech reported(Span stretch, ReportedSpeech.Mode mode, boolean asked) {
        ReportedSpeech reported = reports.in(stretch, mode, asked);
        return asked ? reported.plain() : reported;
    }
}

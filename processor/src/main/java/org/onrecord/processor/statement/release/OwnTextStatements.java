package org.onrecord.processor.statement.release;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Statement.Kind;
import org.onrecord.events.Statement.Span;
import org.onrecord.events.time.StatedDate;
import org.onrecord.processor.statement.draft.SpeakerMention;
import org.onrecord.processor.statement.draft.Voice;
import org.onrecord.processor.statement.report.NestedReports;
import org.onrecord.processor.statement.report.ReadingState;
import org.onrecord.processor.statement.speaker.Publishers;
import org.onrecord.processor.statement.speaker.Reposts;
import org.onrecord.processor.statement.text.PatternFile;
import org.onrecord.processor.statement.text.SentenceSplitter;

/** Adds an institution's own text as one statement, or one per paragraph if they all open alike, as a list of posts does. */
public record OwnTextStatements(ReadingState reading, NestedReports inside) {
    private static final PatternFile PATTERNS = new PatternFile("common", "releases");
    private static final int ALIKE = 30;
    private static final int LEAD = 600;
    private static final int SHORTEST_LEAD = 60;

    /** Adds the paragraphs from..to (inclusive). */
    void add(int from, int to, SpeakerMention speaker, @Nullable StatedDate date) {
        if (ReleaseAuthor.speech(reading.document())
                && from <= to
                && !speaker.equals(Publishers.of(reading.document()))) {
            Span span = reading.paragraphs(from, to);
            reading.add(span, Kind.TURN, speaker, date);
            inside.add(from, to, span, Voice.SPEAKER, speaker);
            return;
        }
        boolean posts = to > from
                && IntStream.rangeClosed(from + 1, to).allMatch(i -> opening(i).equals(opening(from)));
        if (!posts) {
            part(from, to, speaker, date);
            return;
        }
        for (int i = from; i <= to; i++) {
            part(i, i, speaker, date);
        }
    }

    /** Adds a statement that stands wholly in quotation marks, each paragraph after its own: it is its maker's text, without the marks. */
    void addQuoted(int from, int to, int start, SpeakerMention speaker) {
        String text = reading.text();
        int end = reading.paragraph(to).end();
        Span span = new Span(start, "”\"".indexOf(text.charAt(end - 1)) >= 0 ? end - 1 : end);
        reading.add(span, Kind.OWN_TEXT, speaker, null);
        for (int i = from; i <= to; i++) {
            Span paragraph = reading.paragraph(i);
            int words = Math.max(start, paragraph.start() + (reading.quoteOpens(i) ? 1 : 0));
            if (words < Math.min(paragraph.end(), span.end())) {
                inside.add(i, i, new Span(words, Math.min(paragraph.end(), span.end())), Voice.SPEAKER, speaker);
            }
        }
    }

    private void part(int from, int to, SpeakerMention speaker, @Nullable StatedDate date) {
        Span span = reading.paragraphs(from, to);
        Optional<Reposts.Mark> repost = Reposts.mark(reading.text(), span.start(), span.end());
        if (repost.isPresent()) {
            Span words = new Span(repost.get().end(), span.end());
            reading.add(words, Kind.OWN_TEXT, SpeakerMention.named(repost.get().account()), date);
            return;
        }
        reading.add(span, Kind.OWN_TEXT, speaker, date);
        int before = reading.drafts().size();
        inside.add(from, to, span, Voice.INSTITUTION, speaker);
        talks(from, to).ifPresent(day -> reading.date(before, day));
    }

    /** Returns the day of the talks on which a readout reports, if its first sentence gives it and it is not the document's. */
    private Optional<StatedDate> talks(int from, int to) {
        for (int i = from; i <= Math.min(to, from + 1); i++) {
            List<Span> sentences = SentenceSplitter.split(reading.text(), reading.paragraph(i));
            String first = sentences.getFirst().of(reading.text());
            if (first.length() >= SHORTEST_LEAD) {
                String lead = first.substring(0, Math.min(first.length(), LEAD));
                return PATTERNS.in("talks", lead) ? reading.past(lead) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private String opening(int paragraph) {
        String words = reading.words(paragraph);
        return words.substring(0, Math.min(ALIKE, words.length()));
    }
}

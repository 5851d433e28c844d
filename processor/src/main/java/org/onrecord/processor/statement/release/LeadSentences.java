package org.onrecord.processor.statement.release;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.onrecord.events.Document;
import org.onrecord.events.Statement.Kind;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.statement.draft.SpeakerMention;
import org.onrecord.processor.statement.draft.Voice;
import org.onrecord.processor.statement.report.NestedReports;
import org.onrecord.processor.statement.report.ReadingState;
import org.onrecord.processor.statement.speaker.SubjectReader;
import org.onrecord.processor.statement.text.ParagraphSplitter;
import org.onrecord.processor.statement.text.PatternFile;
import org.onrecord.processor.statement.text.Word;
import org.onrecord.processor.statement.text.WordList;
import org.onrecord.processor.statement.text.Words;

/** Reads the sentence with which an editor opens a document, and which says who speaks or publishes the rest. */
public final class LeadSentences {
    private static final PatternFile PATTERNS = new PatternFile("common", "releases");
    private static final int LOOK = 300;

    private LeadSentences() {}

    /** Returns true if the first paragraph is such a sentence: it starts like the title and is complete. */
    public static boolean heads(Document document, List<Span> paragraphs) {
        String title = document.title().strip();
        if (paragraphs.size() < 2 || title.length() < 40) {
            return false;
        }
        String first = paragraphs.getFirst().of(document.text());
        return first.startsWith(title.substring(0, Math.min(title.length(), 60)))
                && (ParagraphSplitter.closed(first) || first.endsWith(":"))
                && Word.split(first).size() >= 8;
    }

    /** Returns the grammatical subject of the lead sentence. */
    static Optional<SpeakerMention> subject(String text, Span summary, SubjectReader subjects) {
        Words words = Word.split(text, summary.start(), Math.min(summary.end(), summary.start() + LOOK));
        int from = 0;
        while (from < words.size() && SubjectReader.opener(words.lower(from)) && from < 20) {
            int comma = text.indexOf(',', words.get(from).end(), summary.end());
            if (comma < 0) {
                break;
            }
            while (from < words.size() && words.get(from).start() < comma) {
                from++;
            }
        }
        int to = words.end(
                from,
                16,
                i -> words.blankOr(i, words.get(i).text().length() == 1 ? ". " : " "),
                i -> words.capital(i) || WordList.of("lead-small-words").has(words.lower(i)));
        return to > from ? subjects.speaker(words, from, to, null) : Optional.empty();
    }

    /** Adds the rest as a speech if the lead sentence reports one. The speech is quoted if every paragraph opens with a mark. */
    public static void speech(ReadingState reading, NestedReports inside) {
        SpeakerMention speaker = PATTERNS.in("speech", reading.words(0))
                ? PostAuthors.lead(reading.speakers(), reading.paragraph(0)).orElse(null)
                : null;
        if (speaker == null) {
            return;
        }
        boolean quoted = IntStream.range(1, reading.size()).allMatch(reading::quoteOpens);
        int last = reading.size() - 1;
        int start = reading.paragraph(1).start() + (quoted ? 1 : 0);
        int end = reading.paragraph(last).end();
        end -= quoted && "”\"".indexOf(reading.text().charAt(end - 1)) >= 0 ? 1 : 0;
        Span span = new Span(start, Math.max(start, end));
        reading.add(span, quoted ? Kind.DIRECT : Kind.TURN, speaker, null);
        inside.add(1, last, span, Voice.SPEAKER, speaker);
    }
}

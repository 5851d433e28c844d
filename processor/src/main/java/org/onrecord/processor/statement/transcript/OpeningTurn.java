package org.onrecord.processor.statement.transcript;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Document;
import org.onrecord.events.Statement.Kind;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.statement.draft.SpeakerMention;
import org.onrecord.processor.statement.draft.TurnLabel;
import org.onrecord.processor.statement.draft.Voice;
import org.onrecord.processor.statement.release.ReleaseAuthor;
import org.onrecord.processor.statement.report.NestedReports;
import org.onrecord.processor.statement.report.ReadingState;
import org.onrecord.processor.statement.text.PatternFile;
import org.onrecord.processor.statement.text.WordList;

/**
 * Reader of the words before the first label of a transcript that begins inside a turn or has no label. They are those of the person in
 * the title only if a question follows, since nobody speaks twice in a row, and if they do not speak of that person.
 */
public record OpeningTurn(ReadingState reading, LabelSpeakers speakers, NestedReports nested) {
    private static final Pattern OF_HOST = new PatternFile("spanish", "self-introductions").pattern("host");

    /** Returns true if the title says that the document is a transcript. */
    public static boolean transcribed(Document document) {
        return WordList.of("transcript-titles").in(document.title());
    }

    /** Adds the words before the first label as a turn. Returns the paragraph to read next. */
    public int read(List<TurnLabel> labels) {
        TurnLabel next = labels.isEmpty() ? null : labels.getFirst();
        int end = next == null ? reading.size() : next.paragraph();
        int first = 0;
        while (first < end && (reading.heading(first) || reading.dateLine(first))) {
            first++;
        }
        int last = end - 1;
        while (last > first && reading.words(last).chars().noneMatch(Character::isLetter)) {
            last--;
        }
        if (first < end) {
            Span span = reading.paragraphs(first, last);
            SpeakerMention speaker = speaker(span.of(reading.text()), next);
            reading.add(span, speaker.questioner() ? Kind.QUESTION : Kind.TURN, speaker, null);
            nested.add(first, last, span, Voice.SPEAKER, speaker);
        }
        return end;
    }

    private SpeakerMention speaker(String words, @Nullable TurnLabel next) {
        boolean answers = next == null || speakers.of(next).questioner();
        if (!answers) {
            return LabelKinds.asks(words) ? SpeakerMention.NOBODY.asking() : SpeakerMention.NOBODY;
        }
        return OF_HOST.matcher(words).find() ? SpeakerMention.NOBODY : ReleaseAuthor.speaker(reading.speakers());
    }
}

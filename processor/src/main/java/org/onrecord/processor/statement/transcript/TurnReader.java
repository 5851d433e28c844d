package org.onrecord.processor.statement.transcript;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.StatedDate;
import org.onrecord.events.Statement.Kind;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.statement.draft.SpeakerMention;
import org.onrecord.processor.statement.draft.TurnLabel;
import org.onrecord.processor.statement.draft.Voice;
import org.onrecord.processor.statement.release.LeadIns;
import org.onrecord.processor.statement.release.TextEnds;
import org.onrecord.processor.statement.report.NestedReports;
import org.onrecord.processor.statement.report.ReadingState;
import org.onrecord.processor.statement.text.ParagraphSplitter;

/** Reader of the turns of a transcript: the words after a label, up to the next label or another text. */
public final class TurnReader {
    private final ReadingState reading;
    private final LabelSpeakers speakers;
    private final NestedReports nested;
    private @Nullable SpeakerMention asker;

    public TurnReader(ReadingState reading, LabelSpeakers speakers, NestedReports nested) {
        this.reading = reading;
        this.speakers = speakers;
        this.nested = nested;
    }

    /** Returns the approximate extents of the turns, each up to the next label. */
    public static List<Span> extents(ReadingState reading, List<TurnLabel> labels) {
        List<Span> turns = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            TurnLabel label = labels.get(i);
            int last = i + 1 < labels.size() ? labels.get(i + 1).paragraph() - 1 : reading.size() - 1;
            turns.add(words(reading, label, Math.max(label.paragraph(), last)));
        }
        return turns;
    }

    private static Span words(ReadingState reading, TurnLabel label, int last) {
        int start = label.span().end();
        return ParagraphSplitter.trim(
                reading.text(), start, Math.max(start, reading.paragraph(last).end()));
    }

    /**
     * Reads the turn at a paragraph. Returns the paragraph to read next.
     *
     * @param date the date in its introduction, or null
     */
    public int read(int at, TurnLabel label, @Nullable StatedDate date) {
        SpeakerMention labelled = speakers.of(label);
        int end = end(at, label);
        int last = end - 1;
        // A number as label does not tell who asks: whoever ends with a question does.
        boolean asks = reading.language().labels().unknown(label.text()) && asks(last);
        SpeakerMention speaker = asks ? labelled.asking() : labelled;
        boolean unlabelled = last > at && questionOfAnother(last, label, speaker);
        int lastOwn = unlabelled ? last - 1 : last;
        Span span = words(reading, label, lastOwn);
        if (span.end() > span.start()) {
            add(at, lastOwn, span, speaker, date);
        }
        if (unlabelled && asker != null) {
            add(last, last, reading.paragraph(last), asker, date);
        }
        asker = speaker.questioner() ? speaker : asker;
        return end;
    }

    private void add(int from, int to, Span span, SpeakerMention speaker, @Nullable StatedDate date) {
        reading.add(span, speaker.questioner() ? Kind.QUESTION : Kind.TURN, speaker, date);
        nested.add(from, to, span, Voice.SPEAKER, speaker);
    }

    private int end(int at, TurnLabel label) {
        boolean labelAlone = label.span().end() >= reading.paragraph(at).end();
        int end = at + 1;
        while (end < reading.size() && !reading.labelled(end) && (end == at + 1 && labelAlone || !beginsAnother(end))) {
            end++;
        }
        return end;
    }

    /** Returns true for a paragraph that no longer belongs to the turn before it. */
    private boolean beginsAnother(int paragraph) {
        String words = reading.words(paragraph);
        boolean leadIn = LeadIns.introduces(words);
        return leadIn && !words.endsWith(":")
                || TextEnds.mark(words)
                || TextEnds.comment(words)
                || leadIn
                        && reading.labelled(paragraph + 1)
                        && reading.dateIn(paragraph).isPresent();
    }

    /** Returns true if the same label follows, so that a last paragraph with a question belongs to somebody else. */
    private boolean questionOfAnother(int last, TurnLabel label, SpeakerMention speaker) {
        return asker != null
                && !speaker.questioner()
                && reading.labelOf(last + 1)
                        .filter(next -> next.key().equals(label.key()))
                        .isPresent()
                && asks(last);
    }

    private boolean asks(int paragraph) {
        String words = reading.words(paragraph);
        return words.endsWith("?") || words.endsWith("？");
    }
}

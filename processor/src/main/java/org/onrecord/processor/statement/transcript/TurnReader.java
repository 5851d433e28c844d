package org.onrecord.processor.statement.transcript;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Statement.Kind;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.statement.draft.ReportedSpeech;
import org.onrecord.processor.statement.draft.SpeakerMention;
import org.onrecord.processor.statement.draft.TurnLabel;
import org.onrecord.processor.statement.release.EndMarks;
import org.onrecord.processor.statement.release.LeadIns;
import org.onrecord.processor.statement.release.ReaderComments;
import org.onrecord.processor.statement.report.NestedReports;
import org.onrecord.processor.statement.report.ReadingState;
import org.onrecord.processor.statement.text.ParagraphSplitter;

/** Reads the turns of a transcript: what a label's speaker says until the next label, or until the text is another's. */
public final class TurnReader {
    private final ReadingState reading;
    private final LabelSpeakers roles;
    private final NestedReports inside;
    private @Nullable SpeakerMention asker;

    public TurnReader(ReadingState reading, LabelSpeakers roles, NestedReports inside) {
        this.reading = reading;
        this.roles = roles;
        this.inside = inside;
    }

    /** The rough extents of the turns, up to the next label. */
    public static List<Span> extents(ReadingState reading, List<TurnLabel> labels) {
        List<Span> turns = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            TurnLabel label = labels.get(i);
            int last = i + 1 < labels.size() ? labels.get(i + 1).paragraph() - 1 : reading.size() - 1;
            int start = label.span().end();
            int end = reading.paragraph(Math.max(label.paragraph(), last)).end();
            turns.add(ParagraphSplitter.trim(reading.text(), start, Math.max(start, end)));
        }
        return turns;
    }

    /**
     * Reads the turn at a paragraph; answers the paragraph to read next.
     *
     * @param occasion the day of which its introduction tells, or null
     */
    public int read(int at, TurnLabel label, @Nullable LocalDate occasion) {
        SpeakerMention labelled = roles.of(label);
        int end = end(at, label);
        int last = end - 1;
        // A number that a transcriber gave says nothing of somebody's part: what ends with a question asks.
        SpeakerMention speaker = LabelFinder.unnamed(label.text()) && asks(last) ? labelled.asking() : labelled;
        boolean unlabelled = last > at && questionOfAnother(last, label, speaker);
        int lastOwn = unlabelled ? last - 1 : last;
        int start = label.span().end();
        Span span = ParagraphSplitter.trim(
                reading.text(),
                start,
                Math.max(start, reading.paragraph(lastOwn).end()));
        if (span.end() > span.start()) {
            add(at, lastOwn, span, speaker, occasion);
        }
        if (unlabelled && asker != null) {
            add(last, last, reading.paragraph(last), asker, occasion);
        }
        asker = speaker.questioner() ? speaker : asker;
        return end;
    }

    private void add(int from, int to, Span span, SpeakerMention speaker, @Nullable LocalDate occasion) {
        reading.add(span, speaker.questioner() ? Kind.QUESTION : Kind.TURN, speaker, occasion);
        inside.add(from, to, span, ReportedSpeech.Mode.TURN, speaker);
    }

    private int end(int at, TurnLabel label) {
        boolean labelAlone = label.span().end() >= reading.paragraph(at).end();
        int end = at + 1;
        while (end < reading.size() && !reading.labelled(end)) {
            boolean words = end > at + 1 || !labelAlone;
            if (words && ends(end)) {
                break;
            }
            end++;
        }
        return end;
    }

    /** True for a paragraph that no longer belongs to the turn before it. */
    private boolean ends(int i) {
        String words = reading.words(i);
        boolean introduces = LeadIns.introduces(words);
        return introduces && !words.endsWith(":")
                || EndMarks.is(words)
                || ReaderComments.opens(words)
                || introduces && reading.labelled(i + 1) && reading.dateIn(i).isPresent();
    }

    /** The same label twice running: somebody spoke in between, and a last paragraph that asks is his. */
    private boolean questionOfAnother(int last, TurnLabel label, SpeakerMention speaker) {
        String key = LabelFinder.key(label.text());
        return asker != null
                && !speaker.questioner()
                && reading.labelOf(last + 1)
                        .filter(next -> LabelFinder.key(next.text()).equals(key))
                        .isPresent()
                && asks(last);
    }

    private boolean asks(int paragraph) {
        String words = reading.words(paragraph);
        return words.endsWith("?") || words.endsWith("？");
    }
}

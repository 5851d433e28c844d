package org.onrecord.processor.statement.transcript;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Statement.Kind;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.statement.draft.Label;
import org.onrecord.processor.statement.draft.Reported;
import org.onrecord.processor.statement.draft.Source;
import org.onrecord.processor.statement.release.Comments;
import org.onrecord.processor.statement.release.EndMarks;
import org.onrecord.processor.statement.release.Intros;
import org.onrecord.processor.statement.report.Reading;
import org.onrecord.processor.statement.report.ReportedInside;
import org.onrecord.processor.statement.text.Paragraphs;

/** Reads the turns of a transcript: what a label's speaker says until the next label, or until the text is another's. */
public final class Turns {
    private final Reading reading;
    private final Roles roles;
    private final ReportedInside inside;
    private @Nullable Source asker;

    public Turns(Reading reading, Roles roles, ReportedInside inside) {
        this.reading = reading;
        this.roles = roles;
        this.inside = inside;
    }

    /** The rough extents of the turns, up to the next label. */
    public static List<Span> extents(Reading reading, List<Label> labels) {
        List<Span> turns = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            Label label = labels.get(i);
            int last = i + 1 < labels.size() ? labels.get(i + 1).paragraph() - 1 : reading.size() - 1;
            int start = label.span().end();
            int end = reading.paragraph(Math.max(label.paragraph(), last)).end();
            turns.add(Paragraphs.trim(reading.text(), start, Math.max(start, end)));
        }
        return turns;
    }

    /**
     * Reads the turn at a paragraph; answers the paragraph to read next.
     *
     * @param occasion the day of which its introduction tells, or null
     */
    public int read(int at, Label label, @Nullable LocalDate occasion) {
        Source labelled = roles.of(label);
        int end = end(at, label);
        int last = end - 1;
        // A number that a transcriber gave says nothing of somebody's part: what ends with a question asks.
        Source source = Labels.unnamed(label.text()) && asks(last) ? labelled.asking() : labelled;
        boolean unlabelled = last > at && questionOfAnother(last, label, source);
        int lastOwn = unlabelled ? last - 1 : last;
        int start = label.span().end();
        Span span = Paragraphs.trim(
                reading.text(),
                start,
                Math.max(start, reading.paragraph(lastOwn).end()));
        if (span.end() > span.start()) {
            add(at, lastOwn, span, source, occasion);
        }
        if (unlabelled && asker != null) {
            add(last, last, reading.paragraph(last), asker, occasion);
        }
        asker = source.questioner() ? source : asker;
        return end;
    }

    private void add(int from, int to, Span span, Source source, @Nullable LocalDate occasion) {
        reading.add(span, source.questioner() ? Kind.QUESTION : Kind.TURN, source, occasion);
        inside.add(from, to, span, Reported.Mode.TURN, source);
    }

    private int end(int at, Label label) {
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
        boolean introduces = Intros.introduces(words);
        return introduces && !words.endsWith(":")
                || EndMarks.is(words)
                || Comments.opens(words)
                || introduces && reading.labelled(i + 1) && reading.dateIn(i).isPresent();
    }

    /** The same label twice running: somebody spoke in between, and a last paragraph that asks is his. */
    private boolean questionOfAnother(int last, Label label, Source source) {
        String key = Labels.key(label.text());
        return asker != null
                && !source.questioner()
                && reading.labelOf(last + 1)
                        .filter(next -> Labels.key(next.text()).equals(key))
                        .isPresent()
                && asks(last);
    }

    private boolean asks(int paragraph) {
        String words = reading.words(paragraph);
        return words.endsWith("?") || words.endsWith("？");
    }
}

package org.onrecord.processor.statement.report;

import org.onrecord.events.Statement.Span;
import org.onrecord.processor.statement.draft.Draft;
import org.onrecord.processor.statement.draft.Reported;
import org.onrecord.processor.statement.draft.Source;

/** Adds the reported speech inside somebody's words, except what he says of himself or of his own side. */
public final class ReportedInside {
    private final Reading reading;

    public ReportedInside(Reading reading) {
        this.reading = reading;
    }

    /**
     * Adds what the paragraphs from..to (inclusive) report.
     *
     * @param outer the words in which it stands
     * @param mode whose they are
     * @param source who says them
     */
    public void add(int from, int to, Span outer, Reported.Mode mode, Source source) {
        reading.startPart();
        for (int i = from; i <= to; i++) {
            Span paragraph = reading.paragraph(i);
            int start = Math.max(paragraph.start(), outer.start());
            int end = Math.min(paragraph.end(), outer.end());
            if (end <= start) {
                continue;
            }
            for (Draft draft : reading.reported(new Span(start, end), mode, source.questioner())
                    .drafts()) {
                if (!itself(draft.source(), source, mode)
                        && outer.contains(draft.span())
                        && !draft.span().equals(outer)) {
                    reading.drafts().add(draft);
                }
            }
        }
    }

    private boolean itself(Source reported, Source speaker, Reported.Mode mode) {
        String name = speaker.name();
        return !speaker.questioner() && reading.speakers().ownSide(speaker, reported)
                || name != null && name.equals(reported.name()) && mode == Reported.Mode.TURN;
    }
}

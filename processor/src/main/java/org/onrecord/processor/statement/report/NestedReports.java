package org.onrecord.processor.statement.report;

import org.onrecord.events.Statement.Span;
import org.onrecord.processor.statement.draft.Draft;
import org.onrecord.processor.statement.draft.ReportedSpeech;
import org.onrecord.processor.statement.draft.SpeakerMention;

/** Adds the reported speech inside somebody's words, except what he says of himself or of his own side. */
public final class NestedReports {
    private final ReadingState reading;

    public NestedReports(ReadingState reading) {
        this.reading = reading;
    }

    /**
     * Adds what the paragraphs from..to (inclusive) report.
     *
     * @param outer the words in which it stands
     * @param mode whose they are
     * @param speaker who says them
     */
    public void add(int from, int to, Span outer, ReportedSpeech.Mode mode, SpeakerMention speaker) {
        reading.startPart();
        for (int i = from; i <= to; i++) {
            Span paragraph = reading.paragraph(i);
            int start = Math.max(paragraph.start(), outer.start());
            int end = Math.min(paragraph.end(), outer.end());
            if (end <= start) {
                continue;
            }
            for (Draft draft : reading.reported(new Span(start, end), mode, speaker.questioner())
                    .drafts()) {
                if (!itself(draft.speaker(), speaker, mode)
                        && outer.contains(draft.span())
                        && !draft.span().equals(outer)) {
                    reading.drafts().add(draft);
                }
            }
        }
    }

    private boolean itself(SpeakerMention reported, SpeakerMention speaker, ReportedSpeech.Mode mode) {
        String name = speaker.name();
        return !speaker.questioner() && reading.speakers().ownSide(speaker, reported)
                || name != null && name.equals(reported.name()) && mode == ReportedSpeech.Mode.TURN;
    }
}

package org.onrecord.processor.statement.report;

import org.onrecord.events.Statement.Span;
import org.onrecord.processor.statement.draft.SpeakerMention;
import org.onrecord.processor.statement.draft.Voice;

/** Adds the reported speech inside somebody's words, except what they say of themselves or of their own side. */
public final class NestedReports {
    private final ReadingState reading;

    public NestedReports(ReadingState reading) {
        this.reading = reading;
    }

    /**
     * Adds what the paragraphs from..to (inclusive) report.
     *
     * @param outer the words that hold the reports
     * @param voice whose they are
     * @param speaker who says them
     */
    public void add(int from, int to, Span outer, Voice voice, SpeakerMention speaker) {
        reading.startPart();
        for (int i = from; i <= to; i++) {
            Span paragraph = reading.paragraph(i);
            int start = Math.max(paragraph.start(), outer.start());
            int end = Math.min(paragraph.end(), outer.end());
            if (start < end) {
                reading.reported(new Span(start, end), voice, speaker.questioner()).drafts().stream()
                        .filter(draft -> outer.contains(draft.span())
                                && !outer.equals(draft.span())
                                && !own(draft.speaker(), speaker, voice))
                        .forEach(reading.drafts()::add);
            }
        }
    }

    private boolean own(SpeakerMention reported, SpeakerMention speaker, Voice voice) {
        String name = speaker.name();
        return !speaker.questioner() && reading.speakers().ownSide(speaker, reported)
                || name != null && name.equals(reported.name()) && voice == Voice.SPEAKER;
    }
}

package org.onrecord.processor.statement.report;

import org.onrecord.events.Statement.Span;
import org.onrecord.processor.statement.draft.SpeakerMention;
import org.onrecord.processor.statement.draft.Voice;
import org.onrecord.processor.statement.speaker.JointSpeakers;
import org.onrecord.processor.statement.text.Word;

/**
 * Collector of reported speech inside a speaker's words, except reports about the speaker's own side. What an institution says that all agreed on,
 * with whom it met, is its own word too.
 */
public record NestedReports(ReadingState reading) {

    /** Adds the reports in the paragraphs from..to (inclusive), as far as they lie in the words of a speaker around them. */
    public void add(int from, int to, Span outer, Voice voice, SpeakerMention speaker) {
        reading.startPart();
        reports(from, to, outer, voice, speaker);
    }

    /** Adds the reports in the paragraphs of a question that addresses somebody. */
    public void add(int from, int to, Span outer, SpeakerMention speaker, SpeakerMention addressed) {
        reading.startPart();
        reading.reports().addressed(addressed);
        reports(from, to, outer, Voice.SPEAKER, speaker);
    }

    private void reports(int from, int to, Span outer, Voice voice, SpeakerMention speaker) {
        for (int i = from; i <= to; i++) {
            int last = voice == Voice.INSTITUTION
                    ? Math.min(to, reading.quotationEnd(i))
                    : Math.min(to, reading.itemsEnd(i));
            Span paragraph = reading.paragraphs(i, last);
            i = last;
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
                || voice == Voice.INSTITUTION && parties(reported)
                || name != null && name.equals(reported.name()) && voice == Voice.SPEAKER;
    }

    private static boolean parties(SpeakerMention reported) {
        return reported.name() != null && JointSpeakers.parties(Word.split(reported.name()));
    }
}

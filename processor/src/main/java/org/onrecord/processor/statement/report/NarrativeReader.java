package org.onrecord.processor.statement.report;

import java.util.Optional;
import java.util.regex.Pattern;
import org.onrecord.events.Statement.Kind;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.statement.draft.ReportedSpeech;
import org.onrecord.processor.statement.draft.SpeakerMention;
import org.onrecord.processor.statement.draft.Voice;

/** Reader of an author's own paragraphs: their quotations, reports and block quotes. */
public record NarrativeReader(ReadingState reading, NestedReports nested) {
    private static final Pattern ELLIPSIS = Pattern.compile("[.…·\\s*\\[\\]()-]{1,12}");

    /** Reads a paragraph and those that continue its quotation. Returns the paragraph to read next. */
    public int read(int at) {
        int last = reading.quotationEnd(at);
        ReportedSpeech reported = reading.reported(reading.paragraphs(at, last), Voice.AUTHOR, false);
        reading.drafts().addAll(reported.drafts());
        int next = last + 1;
        Optional<SpeakerMention> announced = reported.announced();
        return announced.isPresent() && next < reading.size() && !reading.labelled(next) && !reading.quoteOpens(next)
                ? blockQuote(next, announced.get())
                : next;
    }

    /** Adds a block quote: one paragraph, and further ones after a line of dots. */
    private int blockQuote(int at, SpeakerMention speaker) {
        int last = at;
        while (last + 2 < reading.size()
                && ELLIPSIS.matcher(reading.words(last + 1)).matches()
                && !reading.labelled(last + 2)) {
            last += 2;
        }
        Span span = reading.paragraphs(at, last);
        reading.add(span, Kind.DIRECT, speaker, null);
        nested.add(at, last, span, Voice.SPEAKER, speaker);
        return last + 1;
    }
}

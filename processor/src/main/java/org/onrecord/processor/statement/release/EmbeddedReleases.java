package org.onrecord.processor.statement.release;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.time.StatedDate;
import org.onrecord.processor.statement.draft.SpeakerMention;
import org.onrecord.processor.statement.report.ReadingState;

/** Reads institutions' own texts inside a document with several voices: a note, release or post that follows its introduction. */
public record EmbeddedReleases(ReadingState reading, OwnTextStatements parts, boolean summarised) {

    /** Returns the author of the text that the paragraph introduces, if it introduces one. */
    public Optional<SpeakerMention> introduced(int i) {
        if (i + 1 >= reading.size() || reading.labelled(i + 1)) {
            return Optional.empty();
        }
        String words = reading.words(i);
        if (LeadIns.header(words) && reading.language().spaced()) {
            return LeadIns.headed(reading, i);
        }
        return announces(i, words) || posts(i, words)
                ? LeadIns.publisher(reading.text(), reading.paragraph(i), reading.subjects())
                : Optional.empty();
    }

    private boolean announces(int i, String words) {
        String next = reading.words(i + 1);
        return LeadIns.introduces(words)
                && (words.endsWith(":") || reading.heading(i + 1) && words.contains(next) || reading.dateLine(i + 1));
    }

    private boolean posts(int i, String words) {
        return summarised && i <= 2 && LeadIns.announcesPost(words) && !reading.quoteOpens(i + 1);
    }

    /** Reads the text after its introduction. Returns the paragraph to read next. */
    public int read(int intro, SpeakerMention introduced) {
        int from = intro + 1;
        @Nullable StatedDate date = reading.dateIn(intro).orElse(null);
        SpeakerMention speaker = introduced;
        while (from < reading.size() - 1) {
            String words = reading.words(from);
            if (LeadIns.header(words)) {
                speaker = LeadIns.headed(reading, from).orElse(speaker);
            } else if (reading.dateLine(from)) {
                date = reading.dateIn(from).orElse(date);
            } else if (!title(from, intro)) {
                break;
            }
            from++;
        }
        int to = from + 1;
        while (to < reading.size() && !reading.labelled(to) && !ends(reading.words(to))) {
            to++;
        }
        parts.add(from, to - 1, speaker, reading.other(date));
        return to;
    }

    /** Returns true for a heading that the introduction quotes or that a date line follows. */
    private boolean title(int i, int intro) {
        return reading.heading(i) && (reading.words(intro).contains(reading.words(i)) || reading.dateLine(i + 1));
    }

    private static boolean ends(String words) {
        return TextEnds.comment(words) || LeadIns.introduces(words) || LeadIns.header(words) || TextEnds.mark(words);
    }
}

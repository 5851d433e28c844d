package org.onrecord.processor.statement.release;

import java.util.Locale;
import java.util.Optional;
import org.onrecord.processor.statement.draft.SpeakerMention;
import org.onrecord.processor.statement.report.ReadingState;
import org.onrecord.processor.statement.text.Word;

/** Reads documents with one voice: an order, a release, a post, or several releases in a row. */
public final class ReleaseReader {
    private static final int HEAD = 8;
    private static final int TAIL = 6;

    private final ReadingState reading;
    private final OwnTextStatements parts;
    private final boolean summarised;

    public ReleaseReader(ReadingState reading, OwnTextStatements parts, boolean summarised) {
        this.reading = reading;
        this.parts = parts;
        this.summarised = summarised;
    }

    public void read() {
        SpeakerMention speaker = (summarised ? LeadSentences.speaker(reading) : Optional.<SpeakerMention>empty())
                .orElseGet(() -> ReleaseAuthor.speaker(reading.speakers()));
        int start = summarised ? 1 : 0;
        for (int i = start; i + 1 < reading.size(); i++) {
            Optional<SpeakerMention> headed =
                    summarised && LeadIns.header(reading.words(i)) ? LeadIns.headed(reading, i) : Optional.empty();
            if (headed.isPresent()) {
                body(start, i - 1, speaker);
                speaker = headed.get();
                start = i + 1;
            }
        }
        body(start, reading.size() - 1, speaker);
    }

    /** Adds a text without the title, headings, dates and contacts at its start and the signatures and marks at its end. */
    private void body(int first, int last, SpeakerMention speaker) {
        int from = first;
        while (from < last && from < first + HEAD && heads(from)) {
            from++;
        }
        int to = last;
        while (to > from && to > last - TAIL && closes(to)) {
            to--;
        }
        if (from <= to) {
            parts.add(from, to, speaker, null);
        }
    }

    private boolean heads(int i) {
        String words = reading.words(i);
        String lower = words.toLowerCase(Locale.ROOT);
        boolean heading = !summarised
                && reading.heading(i)
                && !words.endsWith(":")
                && !words.endsWith(",")
                && Word.split(words).size() <= 22;
        return heading
                || words.equals(reading.document().title().strip())
                || reading.dateLine(i)
                || lower.startsWith("for immediate release")
                || lower.startsWith("media contact")
                || lower.startsWith("contact:");
    }

    private boolean closes(int i) {
        String words = reading.words(i);
        boolean signature = !summarised && reading.heading(i) && words.length() <= 70 && !words.endsWith(":");
        return signature || TextEnds.mark(words);
    }
}

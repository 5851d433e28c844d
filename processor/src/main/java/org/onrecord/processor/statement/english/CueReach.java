package org.onrecord.processor.statement.english;

import java.util.List;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.statement.draft.Voice;
import org.onrecord.processor.statement.text.Word;

/** Finder of the end of a cue's part of a sentence: the next cue of the same speaker, a "but", or the sentence's end. */
final class CueReach {
    /** Limits of the search: no person writes longer sentences. */
    private static final int CUES = 64;

    private static final int UNITS = 4_000;

    private CueReach() {}

    static int after(EnglishSentence sentence, List<EnglishCue> cues, int c) {
        EnglishCue cue = cues.get(c);
        Span span = sentence.span();
        int from = sentence.words().get(cue.at()).end();
        for (int n = c + 1; n < cues.size() && n <= c + CUES; n++) {
            int border = before(sentence, cues.get(n));
            if (border > from) {
                return border;
            }
        }
        int near = Math.min(span.end(), from + UNITS);
        if (cue.participle() && cue.carries()) {
            // A list of participles or other topics goes on after the comma.
            int comma = sentence.text().indexOf(", ", from + 20 < near ? from + 20 : near, near);
            return comma > 0 ? comma : span.end();
        }
        if (sentence.voice() == Voice.SPEAKER) {
            int but = sentence.text().indexOf(", but ", from, near);
            return but > 0 ? but : span.end();
        }
        return span.end();
    }

    /** Returns where the previous report ends if the cue adds to it: "and said that", ", adding that"; otherwise -1. */
    private static int before(EnglishSentence sentence, EnglishCue cue) {
        List<Word> words = sentence.words();
        int j = sentence.beforeAdverbs(cue.at() - 1);
        boolean that = cue.next() < words.size() && sentence.lower(cue.next()).equals("that");
        if (j < 0 || !that && !cue.carries()) {
            return -1;
        }
        boolean and = sentence.lower(j).equals("and");
        boolean goesOn = cue.participle() ? and || !sentence.clean(j) : and && sentence.clean(j);
        if (!goesOn) {
            return -1;
        }
        return words.get(and ? Math.max(0, j - 1) : j).end();
    }
}

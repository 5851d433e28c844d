package org.onrecord.processor.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A verb that attributes words to somebody: "said", "pointing out", "called for".
 *
 * @param at its first word in the sentence
 * @param length in words
 * @param start where it begins in the text
 * @param end one past its last unit
 * @param word as written, in lower case
 * @param participle true for "saying" and its like
 * @param carries true where the verb belongs to what is reported: "urged the towns to rebuild"
 */
record EnglishCue(int at, int length, int start, int end, String word, boolean participle, boolean carries) {
    private static final Lexicon.Group SAY = Lexicon.get().group("say");
    private static final Lexicon.Group SAYING = Lexicon.get().group("saying");
    private static final Lexicon.Group CARRY = Lexicon.get().group("carry");
    private static final Lexicon.Group CARRYING = Lexicon.get().group("carrying");

    /** The first word behind it. */
    int next() {
        return at + length;
    }

    /** The cues of a sentence outside quotations, in order. */
    static List<EnglishCue> in(EnglishSentence sentence) {
        List<Words.Word> words = sentence.words();
        List<EnglishCue> cues = new ArrayList<>();
        int i = 0;
        while (i < words.size()) {
            int participle = Math.max(SAYING.at(words, i), CARRYING.at(words, i));
            int carries = Math.max(CARRY.at(words, i), CARRYING.at(words, i));
            int length = Math.max(Math.max(SAY.at(words, i), carries), participle);
            if (length > 0 && !words.get(i).capitalised() && !sentence.quoted(i)) {
                cues.add(new EnglishCue(
                        i,
                        length,
                        words.get(i).start(),
                        words.get(i + length - 1).end(),
                        sentence.slice(i, i + length).toLowerCase(Locale.ROOT),
                        participle == length,
                        carries == length));
            }
            i += Math.max(1, length);
        }
        return cues;
    }
}

package org.onrecord.processor.statement.transcript;

import org.onrecord.processor.statement.draft.SpeakerMention;
import org.onrecord.processor.statement.draft.TurnLabel;
import org.onrecord.processor.statement.text.Capitals;
import org.onrecord.processor.statement.text.PatternFile;
import org.onrecord.processor.statement.text.WordList;

/** Recognises transcript labels that name a role instead of a person: "Q", "Reporter", 答, "Speaker 8". */
final class LabelKinds {
    private static final PatternFile PATTERNS = new PatternFile("common", "labels");
    private static final WordList NOT_LABELS = WordList.of("not-labels");
    private static final WordList OTHERS = WordList.of("labels-others");
    /** A question mark in this many last characters of a turn marks a question. */
    private static final int TAIL = 160;

    private LabelKinds() {}

    static boolean question(String label) {
        String key = TurnLabel.key(withoutRemark(label));
        return WordList.of("labels-question").has(key)
                || key.endsWith(" reporter")
                || key.startsWith("reporter ")
                || key.endsWith("记者")
                || key.startsWith("q ") && key.length() <= 4
                || key.startsWith("question ");
    }

    /** Returns true for the label of a question that names nobody. */
    static boolean nameless(String label) {
        return WordList.of("labels-nameless").has(TurnLabel.key(withoutRemark(label)))
                || TurnLabel.key(label).startsWith("question ");
    }

    static boolean answer(String label) {
        return WordList.of("labels-answer").has(TurnLabel.key(label));
    }

    /** Returns true for a label of unknown speakers, perhaps several: "Unidentified Male Voice". */
    static boolean unknown(String label) {
        return numbered(label)
                || voice(label)
                || PATTERNS.matcher("unknown", withoutRemark(label).strip()).matches();
    }

    static boolean voice(String label) {
        return WordList.of("labels-voice").has(TurnLabel.key(withoutRemark(label)));
    }

    /** Returns true for a label that tells unknown speakers apart by a number or letter: "Speaker 3". */
    static boolean numbered(String label) {
        return SpeakerMention.numbered(withoutRemark(label).strip());
    }

    /** Returns true if the words of a turn end with a question. */
    static boolean asks(String words) {
        String tail = words.substring(Math.max(0, words.length() - TAIL));
        return tail.indexOf('?') >= 0 || tail.indexOf('？') >= 0;
    }

    static boolean media(String label) {
        return WordList.of("media").in(label) && !WordList.of("tier-2").in(label);
    }

    /** Returns true for the label of a moderator, reporter or spokesperson, or of a person beside the speakers. */
    static boolean host(String label) {
        return PATTERNS.matcher("host", label).matches() || OTHERS.has(TurnLabel.key(withoutRemark(label)));
    }

    /** Returns true for a label that describes an official without a name. */
    static boolean official(String label) {
        return PATTERNS.in("official", label);
    }

    /** Returns true for words before a colon that name nobody: "Note", "Photo", "Section 3". */
    static boolean nobody(String label) {
        String key = TurnLabel.key(label);
        return NOT_LABELS.has(key) && !(Capitals.shouted(label) && OTHERS.has(key))
                || !Capitals.shouted(label) && NOT_LABELS.terms().stream().anyMatch(word -> key.endsWith(" " + word))
                || key.startsWith("dear ")
                || PATTERNS.matcher("section", label).matches();
    }

    /** Returns true for the label of somebody heard through an interpreter. */
    static boolean interpreted(String label) {
        return label.indexOf('(') > 0 && WordList.of("labels-interpreted").in(label.substring(label.indexOf('(')));
    }

    private static String withoutRemark(String label) {
        return PATTERNS.matcher("remark", label).replaceFirst("");
    }
}

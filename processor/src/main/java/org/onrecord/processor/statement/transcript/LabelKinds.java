package org.onrecord.processor.statement.transcript;

import java.util.regex.Pattern;
import org.onrecord.processor.statement.draft.SpeakerMention;
import org.onrecord.processor.statement.draft.TurnLabel;
import org.onrecord.processor.statement.text.Capitals;
import org.onrecord.processor.statement.text.WordList;

/** Recognises transcript labels that name a role instead of a person: "Q", "Reporter", 答, "Speaker 8". */
final class LabelKinds {
    private static final WordList NAMELESS = WordList.of("labels-nameless");
    private static final WordList QUESTION = WordList.of("labels-question");
    private static final WordList ANSWER = WordList.of("labels-answer");
    private static final WordList NOT_LABELS = WordList.of("not-labels");
    private static final WordList MEDIA = WordList.of("media");
    private static final WordList VOICE = WordList.of("labels-voice");
    private static final WordList INTERPRETED = WordList.of("labels-interpreted");
    private static final WordList OTHERS = WordList.of("labels-others");
    private static final WordList SECOND_TIER = WordList.of("tier-2");
    private static final Pattern UNKNOWN = Pattern.compile(
            "(?iu)(?:(?:unidentified|unknown|male|female|man|woman) ){1,2}(?:speaker|voice|participant|person|attendee|caller|panelist)"
                    + "(?: ?#?(?:\\d{1,3}|[A-H]))?"
                    + "|intervenci[oó]n(?: de)? (?:hombre|mujer)");
    /** A question mark in this many last characters of a turn marks a question. */
    private static final int TAIL = 160;

    private static final Pattern OFFICIAL =
            Pattern.compile("(?i)\\b(?:officials?|aides?)(?: (?:one|two|three|four|\\d|#\\d))?$");
    private static final Pattern SECTION = Pattern.compile(
            "(?i)(?:section|article|part|annex|day|step|no|page)\\b.*|\\p{IsHan}{0,3}[例题类点条章节步项第其][一二三四五六七八九十]{1,3}");
    private static final Pattern HOST = Pattern.compile("(?is).*(?:记者|发言人|moderator.*)|主持人|(?:moderador|conductor).*");
    private static final Pattern REMARK = Pattern.compile("\\s*[(\\[].*$");

    private LabelKinds() {}

    static boolean question(String label) {
        String key = TurnLabel.key(withoutRemark(label));
        return QUESTION.has(key)
                || key.endsWith(" reporter")
                || key.startsWith("reporter ")
                || key.endsWith("记者")
                || key.startsWith("q ") && key.length() <= 4
                || key.startsWith("question ");
    }

    /** Returns true for the label of a question that names nobody. */
    static boolean nameless(String label) {
        return NAMELESS.has(TurnLabel.key(withoutRemark(label)))
                || TurnLabel.key(label).startsWith("question ");
    }

    static boolean answer(String label) {
        return ANSWER.has(TurnLabel.key(label));
    }

    /** Returns true for a label of unknown speakers, perhaps several: "Unidentified Male Voice". */
    static boolean unknown(String label) {
        return numbered(label)
                || voice(label)
                || UNKNOWN.matcher(withoutRemark(label).strip()).matches();
    }

    static boolean voice(String label) {
        return VOICE.has(TurnLabel.key(withoutRemark(label)));
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
        return MEDIA.in(label) && !SECOND_TIER.in(label);
    }

    /** Returns true for the label of a moderator, reporter or spokesperson, or of a person beside the speakers. */
    static boolean host(String label) {
        return HOST.matcher(label).matches() || OTHERS.has(TurnLabel.key(withoutRemark(label)));
    }

    /** Returns true for a label that describes an official without a name. */
    static boolean official(String label) {
        return OFFICIAL.matcher(label).find();
    }

    /** Returns true for words before a colon that name nobody: "Note", "Photo", "Section 3". */
    static boolean nobody(String label) {
        String key = TurnLabel.key(label);
        return NOT_LABELS.has(key) && !(Capitals.shouted(label) && OTHERS.has(key))
                || !Capitals.shouted(label) && NOT_LABELS.terms().stream().anyMatch(word -> key.endsWith(" " + word))
                || key.startsWith("dear ")
                || SECTION.matcher(label).matches();
    }

    /** Returns true for the label of somebody heard through an interpreter. */
    static boolean interpreted(String label) {
        return label.indexOf('(') > 0 && INTERPRETED.in(label.substring(label.indexOf('(')));
    }

    private static String withoutRemark(String label) {
        return REMARK.matcher(label).replaceFirst("");
    }
}

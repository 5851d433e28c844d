package org.onrecord.processor.stance;

import java.util.regex.Pattern;
import org.onrecord.events.resource.WordLists;
import org.onrecord.processor.model.Script;

/**
 * Words that change the side of a sentence and that vectors hardly show: negation, rejection, demands to end something, distance from
 * someone else's words, and conditions.
 */
final class StanceCues {
    private static final WordLists CUES = WordLists.ofLines(StanceCues.class, "cues.txt");
    private static final Pattern NEGATION = CUES.pattern("negation");
    private static final Pattern REJECTION = CUES.pattern("rejection");
    private static final Pattern ENDING = CUES.pattern("ending");
    private static final Pattern DISTANCE = CUES.pattern("distance");
    private static final Pattern CONDITION = CUES.pattern("condition");
    private static final Pattern CHINESE_CONDITION = CUES.pattern("condition-zh");
    private static final Pattern SPANISH_CONDITION = CUES.pattern("condition-es");
    private static final Pattern ASKING = CUES.pattern("asking");

    private StanceCues() {}

    static int negations(String sentence) {
        return count(NEGATION, sentence);
    }

    static int rejections(String sentence) {
        return count(REJECTION, sentence);
    }

    static int endings(String sentence) {
        return count(ENDING, sentence);
    }

    static boolean distances(String sentence) {
        return DISTANCE.matcher(sentence).find();
    }

    static boolean asks(String sentence) {
        return ASKING.matcher(sentence).find();
    }

    /** Returns true if a sentence says what it says on a condition. */
    static boolean conditional(String sentence, String language) {
        Pattern condition = Script.readsChinese(language)
                ? CHINESE_CONDITION
                : language.startsWith("es") ? SPANISH_CONDITION : CONDITION;
        return condition.matcher(sentence).find();
    }

    private static int count(Pattern pattern, String sentence) {
        return (int) pattern.matcher(sentence).results().count();
    }
}

package org.onrecord.processor.stance;

import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.onrecord.events.resource.WordLists;
import org.onrecord.processor.model.Script;

/**
 * Words that change the side of a sentence and that vectors hardly show, by their names in {@code cues.txt}: negation, rejection, demands to end
 * something, distance from someone else's words, and conditions.
 */
final class StanceCues {
    private static final WordLists LINES = WordLists.ofLines(StanceCues.class, "cues.txt");
    private static final Map<String, Pattern> CUES =
            LINES.byName().keySet().stream().collect(Collectors.toMap(name -> name, LINES::pattern));

    private StanceCues() {}

    static boolean in(String sentence, String cue) {
        return matcher(sentence, cue).find();
    }

    static int count(String sentence, String cue) {
        return (int) matcher(sentence, cue).results().count();
    }

    private static Matcher matcher(String sentence, String cue) {
        return Objects.requireNonNull(CUES.get(cue), cue).matcher(sentence);
    }

    /** Returns true if a sentence says what it says on a condition. */
    static boolean conditional(String sentence, String language) {
        String cue = Script.readsChinese(language)
                ? "condition-zh"
                : language.startsWith("es") ? "condition-es" : "condition";
        return in(sentence, cue);
    }
}

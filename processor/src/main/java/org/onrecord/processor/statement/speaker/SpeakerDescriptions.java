package org.onrecord.processor.statement.speaker;

import java.util.List;
import java.util.Set;
import org.onrecord.processor.statement.text.Word;
import org.onrecord.processor.statement.text.WordList;

/** Recognises descriptions of unnamed speakers: "a woman in the front row", "half of the voters", "the Quill campaign". */
final class SpeakerDescriptions {
    private static final WordList OPENERS = WordList.of("description-openers");
    /** Words that describe no speaker: times, manners, events. */
    private static final WordList NOBODY = WordList.of("description-of-nobody");

    private static final Set<String> ARTICLES = Set.of("a", "an", "the");
    private static final WordList LINKS = WordList.of("description-links");
    private static final WordList VERBS = WordList.of("description-verbs");
    private static final int LONGEST = 12;

    private SpeakerDescriptions() {}

    static boolean describes(List<Word> words, int from, int to) {
        if (to - from > LONGEST) {
            return false;
        }
        Word first = words.get(from);
        Word last = words.get(to - 1);
        boolean opens = OPENERS.has(first.lower())
                || Character.isDigit(first.text().charAt(0))
                || first.lower().endsWith("'s")
                || first.lower().endsWith("s'");
        boolean named = words.subList(from, to).stream().anyMatch(SpeakerDescriptions::name);
        for (int i = from + 1; i < to; i++) {
            boolean article = ARTICLES.contains(words.get(i).lower());
            if (VERBS.has(words.get(i).lower())
                    || article && !LINKS.has(words.get(i - 1).lower()) && i > from + 1) {
                return false;
            }
        }
        boolean noun = Character.isLetter(last.text().charAt(0))
                && last.text().length() >= 2
                && !NOBODY.has(last.lower())
                && !NOBODY.has(first.lower())
                && !last.lower().endsWith("ly")
                && !last.lower().endsWith("'s")
                && !last.lower().endsWith("ing");
        return noun && to - from >= 2 && (opens || named) || to - from == 1 && plural(first);
    }

    private static boolean name(Word word) {
        return word.capitalised() && !NameWords.never(word);
    }

    /** Returns true for a plural noun for people: "voters", "doctors". */
    private static boolean plural(Word word) {
        String lower = word.lower();
        return !word.capitalised()
                && lower.length() > 4
                && (lower.endsWith("ers")
                        || lower.endsWith("ors")
                        || lower.endsWith("ists")
                        || lower.endsWith("ants")
                        || lower.endsWith("ians"));
    }
}

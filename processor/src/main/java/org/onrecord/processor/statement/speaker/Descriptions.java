package org.onrecord.processor.statement.speaker;

import java.util.List;
import java.util.Set;
import org.onrecord.processor.statement.text.Words;

/** Tells phrases that describe a source without a name: "a woman in the front row", "half of the voters", "the Quill campaign". */
final class Descriptions {
    private static final Set<String> OPENERS = Set.of(
            "the",
            "a",
            "an",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "some",
            "many",
            "most",
            "several",
            "other",
            "another",
            "both",
            "half",
            "about",
            "nearly",
            "more",
            "fewer",
            "few",
            "her",
            "his",
            "their",
            "its",
            "our",
            "my",
            "former",
            "senior",
            "top",
            "local",
            "federal",
            "state",
            "one-third",
            "two-thirds",
            "three-quarters",
            "almost",
            "roughly",
            "only",
            "just");
    /** Heads of phrases that no one speaks from behind: a time, a manner, a thing that happens. */
    private static final Set<String> NOBODY = Set.of(
            "time",
            "way",
            "day",
            "week",
            "month",
            "year",
            "years",
            "thing",
            "things",
            "fact",
            "case",
            "point",
            "question",
            "end",
            "result",
            "part",
            "place",
            "lot",
            "kind",
            "first",
            "last",
            "same",
            "more",
            "most",
            "much",
            "less",
            "that",
            "morning",
            "evening",
            "night",
            "times",
            "days",
            "months",
            "weeks",
            "who",
            "and",
            "or",
            "too",
            "all",
            "other",
            "something",
            "nothing",
            "anything",
            "so",
            "previously");

    private static final Set<String> ARTICLES = Set.of("a", "an", "the");
    private static final Set<String> LINKS = Set.of(
            "of", "to", "in", "for", "from", "at", "with", "by", "on", "among", "and", "or", "near", "behind", "around",
            "than", "inside", "outside", "about", "over", "under", "against", "half", "all", "both");
    private static final Set<String> VERBS = Set.of(
            "is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could", "should", "may", "might",
            "he", "she", "they", "it", "we", "i", "you", "does", "did", "do");
    private static final int LONGEST = 12;

    private Descriptions() {}

    static boolean describes(List<Words.Word> words, int from, int to) {
        if (to - from > LONGEST) {
            return false;
        }
        Words.Word first = words.get(from);
        Words.Word last = words.get(to - 1);
        boolean opens = OPENERS.contains(first.lower())
                || Character.isDigit(first.text().charAt(0))
                || first.lower().endsWith("'s")
                || first.lower().endsWith("s'");
        boolean named = words.subList(from, to).stream().anyMatch(Descriptions::name);
        for (int i = from + 1; i < to; i++) {
            boolean article = ARTICLES.contains(words.get(i).lower());
            if (VERBS.contains(words.get(i).lower())
                    || article && !LINKS.contains(words.get(i - 1).lower()) && i > from + 1) {
                return false;
            }
        }
        boolean noun = Character.isLetter(last.text().charAt(0))
                && last.text().length() >= 2
                && !NOBODY.contains(last.lower())
                && !NOBODY.contains(first.lower())
                && !last.lower().endsWith("ly")
                && !last.lower().endsWith("'s")
                && !last.lower().endsWith("ing");
        return noun && to - from >= 2 && (opens || named) || to - from == 1 && plural(first);
    }

    private static boolean name(Words.Word word) {
        return word.capitalised() && !NameWords.never(word);
    }

    /** A single plural noun that stands for people: "voters", "doctors". */
    private static boolean plural(Words.Word word) {
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

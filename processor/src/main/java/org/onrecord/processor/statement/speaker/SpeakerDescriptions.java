package org.onrecord.processor.statement.speaker;

import java.util.List;
import java.util.regex.Pattern;
import org.onrecord.processor.statement.text.Word;
import org.onrecord.processor.statement.text.WordList;
import org.onrecord.processor.statement.text.Words;

/** Recognises descriptions of unnamed speakers: "a woman in the front row", "half of the voters", "the Quill campaign". */
final class SpeakerDescriptions {
    private static final WordList OPENERS = WordList.of("description-openers");
    /** Words that describe no speaker: times, manners, events. */
    private static final WordList NOBODY = WordList.of("description-of-nobody");

    private static final WordList ARTICLES = WordList.of("articles");
    private static final WordList LINKS = WordList.of("description-links");
    private static final WordList VERBS = WordList.of("description-verbs");
    private static final WordList ROLE = WordList.of("roles");
    private static final WordList RELATIONS = WordList.of("relations");
    private static final WordList RELATION_LINKS = WordList.of("relation-links");
    private static final WordList TITLES = WordList.of("relation-titles");
    private static final Pattern PLURAL = Pattern.compile("(?:ers|ors|ists|ants|ians)$");
    private static final int LONGEST = 12;

    private SpeakerDescriptions() {}

    /** Returns true if the words describe somebody by the relation to a person: "aides to X", "X's spokesman". */
    static boolean related(Words words, int from, int to) {
        return byLink(words, from, to) || byPossessive(words, from, to);
    }

    /** Returns true for a relation, a link and a person. "Spokesman for the Ministry of Boats Otto Marsh" is Marsh himself. */
    private static boolean byLink(Words words, int from, int to) {
        int link = from + 1;
        while (link < to && !RELATION_LINKS.has(words.lower(link))) {
            link++;
        }
        if (link >= to || !RELATIONS.has(words.lower(link - 1))) {
            return false;
        }
        int name = to;
        while (name > link + 1 && NameWords.is(words.get(name - 1))) {
            name--;
        }
        List<Word> office = words.subList(link + 1, name);
        return name < to
                && (office.stream().allMatch(word -> TITLES.has(word.lower()))
                        || office.stream().anyMatch(word -> ROLE.has(word.lower())));
    }

    private static boolean byPossessive(Words words, int from, int to) {
        return to - from >= 2
                && RELATIONS.has(words.lower(to - 1))
                && words.subList(from, to - 1).stream()
                        .anyMatch(word -> word.lower().endsWith("'s") && NameWords.is(word));
    }

    /** Returns true if the words describe somebody in another way: "a woman in the front row", "voters". */
    static boolean describes(Words words, int from, int to) {
        if (to - from > LONGEST) {
            return false;
        }
        Word first = words.get(from);
        Word last = words.get(to - 1);
        boolean opens = OPENERS.has(first.lower())
                || Character.isDigit(first.text().charAt(0))
                || first.lower().endsWith("'s")
                || first.lower().endsWith("s'");
        boolean named = words.subList(from, to).stream().anyMatch(word -> word.capitalised() && !NameWords.never(word));
        for (int i = from + 1; i < to; i++) {
            boolean article = ARTICLES.has(words.lower(i));
            if (VERBS.has(words.lower(i)) || article && !LINKS.has(words.lower(i - 1)) && i > from + 1) {
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

    /** Returns true for a plural noun for people: "voters", "doctors". */
    private static boolean plural(Word word) {
        return !word.capitalised()
                && word.lower().length() > 4
                && PLURAL.matcher(word.lower()).find();
    }
}

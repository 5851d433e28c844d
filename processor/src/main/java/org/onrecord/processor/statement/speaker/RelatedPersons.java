package org.onrecord.processor.statement.speaker;

import java.util.List;
import java.util.Set;
import org.onrecord.processor.statement.text.Word;
import org.onrecord.processor.statement.text.WordList;

/** Recognises speakers described by their relation to a person: "aides to X", "X's spokesman", "the office of X". */
final class RelatedPersons {
    private static final WordList ROLE = WordList.of("roles");
    private static final WordList HEADS = WordList.of("relations");
    private static final Set<String> LINKS = Set.of("to", "for", "of");
    private static final WordList TITLES = WordList.of("relation-titles");

    private RelatedPersons() {}

    /** Returns true if the words from..to (exclusive) are such a description. */
    static boolean in(List<Word> words, int from, int to) {
        return byLink(words, from, to) || byPossessive(words, from, to);
    }

    /** Returns true for a relation, a link and a person. "Spokesman for the Ministry of Boats Otto Marsh" is Marsh himself. */
    private static boolean byLink(List<Word> words, int from, int to) {
        int link = from + 1;
        while (link < to && !LINKS.contains(words.get(link).lower())) {
            link++;
        }
        if (link >= to || !HEADS.has(words.get(link - 1).lower())) {
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

    private static boolean byPossessive(List<Word> words, int from, int to) {
        return to - from >= 2
                && HEADS.has(words.get(to - 1).lower())
                && words.subList(from, to - 1).stream()
                        .anyMatch(word -> word.lower().endsWith("'s") && NameWords.is(word));
    }
}

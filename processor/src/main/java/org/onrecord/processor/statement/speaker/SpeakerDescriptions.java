package org.onrecord.processor.statement.speaker;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.onrecord.processor.statement.text.PatternFile;
import org.onrecord.processor.statement.text.Word;
import org.onrecord.processor.statement.text.WordList;
import org.onrecord.processor.statement.text.Words;

/** Recognises descriptions of unnamed speakers: "a woman in the front row", "half of the voters", "the Quill campaign". */
final class SpeakerDescriptions {
    private static final PatternFile PATTERNS = new PatternFile("common", "speakers");
    /** Words that describe no speaker: times, manners, events. */
    private static final WordList NOBODY = WordList.of("description-of-nobody");

    private static final WordList LINKS = WordList.of("description-links");
    private static final WordList RELATIONS = WordList.of("relations");
    private static final List<WordList> PERSONS = Stream.of(
                    "people-nouns",
                    "roles",
                    "sources",
                    "private-sources",
                    "relations",
                    "media",
                    "tier-1",
                    "tier-2",
                    "description-openers")
            .map(WordList::of)
            .toList();
    private static final int LONGEST = 12;

    private SpeakerDescriptions() {}

    /** Returns true for a phrase that describes a thing: "the pause", "the letter". A journalist's report may still cite it. */
    static boolean thing(String name) {
        Words words = Word.split(name);
        return !words.isEmpty() && (document(words, 0, words.size()) || !people(words, 0, words.size()));
    }

    /** Returns true if the words name a document: "the Tides Office report", "a letter from Otto Marsh". */
    static boolean document(Words words, int from, int to) {
        return WordList.of("document-nouns")
                .has(words.get(head(words, from, to)).bare());
    }

    /** Returns who made a document; an empty text where the words do not say it. */
    static String maker(Words words, int from, int to) {
        int head = head(words, from, to);
        for (int i = from; i < head; i++) {
            if (words.lower(i).endsWith("'s") && words.capital(i)) {
                return words.phrase(from, i + 1).replaceFirst("['’]s$", "");
            }
        }
        if (head + 2 < to && WordList.of("before-maker").has(words.lower(head + 1))) {
            return words.phrase(head + 2, to);
        }
        int first = words.start(head, LONGEST, i -> true, words::capital);
        return first < head && body(words, first, head) ? words.phrase(first, head) : "";
    }

    private static boolean body(Words words, int from, int to) {
        String phrase = words.phrase(from, to);
        return words.subList(from, to).stream().anyMatch(NameWords::institution)
                || Sides.named(phrase).isPresent()
                || WordList.of("media").in(phrase)
                || to - from == 1 && phrase.equals(phrase.toUpperCase(Locale.ROOT));
    }

    private static int head(Words words, int from, int to) {
        return words.end(from, to - from, i -> true, i -> i == from || !LINKS.has(words.lower(i))) - 1;
    }

    /** Returns true if the words describe somebody by the relation to a person: "aides to X", "X's spokesman". */
    static boolean related(Words words, int from, int to) {
        return byLink(words, from, to) || byPossessive(words, from, to);
    }

    /** Returns true for a relation, a link and a person. "Spokesman for the Ministry of Boats Otto Marsh" is Marsh himself. */
    private static boolean byLink(Words words, int from, int to) {
        int link = from + 1;
        while (link < to && !WordList.of("relation-links").has(words.lower(link))) {
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
                && (office.stream()
                                .allMatch(word -> WordList.of("relation-titles").has(word.lower()))
                        || office.stream().anyMatch(word -> WordList.of("roles").has(word.lower())));
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
        boolean opens = WordList.of("description-openers").has(first.lower())
                || Character.isDigit(first.text().charAt(0))
                || first.lower().endsWith("'s")
                || first.lower().endsWith("s'");
        boolean named = words.subList(from, to).stream().anyMatch(word -> word.capitalised() && !NameWords.never(word));
        for (int i = from + 1; i < to; i++) {
            boolean article = WordList.of("articles").has(words.lower(i));
            if (WordList.of("description-verbs").has(words.lower(i))
                    || article && !LINKS.has(words.lower(i - 1)) && i > from + 1) {
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
        return noun && to - from >= 2 && (opens || named)
                || to - from == 1
                        && (!first.capitalised() && first.lower().length() > 4 && PATTERNS.in("plural", first.lower()));
    }

    /** Returns true unless the head of an English phrase is a noun in lower case that describes neither people nor a body. */
    private static boolean people(Words words, int from, int to) {
        int head = head(words, from, to);
        String noun = words.get(head).bare();
        String singular = noun.endsWith("s") ? noun.substring(0, noun.length() - 1) : noun;
        return words.capital(head)
                || WordList.of("foreign-articles").has(words.lower(from))
                || PERSONS.stream().anyMatch(list -> list.has(noun) || list.has(singular))
                || PATTERNS.in("agent", noun) && !NOBODY.has(noun);
    }
}

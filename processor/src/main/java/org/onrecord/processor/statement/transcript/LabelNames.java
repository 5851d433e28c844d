package org.onrecord.processor.statement.transcript;

import java.util.Locale;
import org.onrecord.processor.statement.speaker.NameWords;
import org.onrecord.processor.statement.text.Capitals;
import org.onrecord.processor.statement.text.ChineseScript;
import org.onrecord.processor.statement.text.Word;
import org.onrecord.processor.statement.text.WordList;
import org.onrecord.processor.statement.text.Words;

/** The forms of the words in labels: any name or designation, and names of persons. */
final class LabelNames {
    private static final WordList SMALL = WordList.of("label-small-words");
    private static final WordList HONORIFICS = WordList.of("honorifics");
    private static final WordList NEVER_FIRST = WordList.of("label-never-first");
    private static final int MOST_WORDS = 10;

    private LabelNames() {}

    /** Returns true for up to ten words that are capitalised or numbers, apart from small words, or for up to 16 Chinese characters. */
    static boolean like(String label) {
        if (!label.isEmpty() && ChineseScript.has(label.charAt(0))) {
            return label.length() <= 16;
        }
        Words words = Word.split(label);
        return !words.isEmpty()
                && words.size() <= MOST_WORDS
                && words.stream().anyMatch(Word::capitalised)
                && words.stream().allMatch(word -> word.capitalised() || number(word) || SMALL.has(word.lower()))
                && !NEVER_FIRST.has(words.getFirst().lower())
                && (words.getFirst().capitalised() || number(words.getFirst()));
    }

    private static boolean number(Word word) {
        return Character.isDigit(word.text().charAt(0)) && word.text().length() <= 5;
    }

    /** Returns true for a title or office before a name, or the office alone. */
    static boolean titled(String label) {
        Words words = Word.split(label);
        return words.stream().anyMatch(NameWords::role)
                || !words.isEmpty() && HONORIFICS.has(words.getFirst().lower()) && !ordinal(words)
                || label.toLowerCase(Locale.ROOT).endsWith("first lady");
    }

    /** Returns true for "First" without "Lady" behind it. */
    private static boolean ordinal(Words words) {
        return words.getFirst().lower().equals("first")
                && (words.size() < 2 || !words.lower(1).equals("lady"));
    }

    /** Returns true for a short label with an office: "THE PRESIDENT", "SECRETARY MARSH". */
    static boolean office(String label) {
        return titled(label) && Word.split(label).size() <= 4;
    }

    /** Returns true for two to four words that may all be parts of a person's name. */
    static boolean person(String label) {
        Words words = Word.split(Capitals.cased(NameWords.withoutTitle(label)));
        return words.size() >= 2
                && words.size() <= 4
                && words.stream()
                        .allMatch(word -> NameWords.is(word) || word.text().length() == 1 || NameWords.suffix(word));
    }
}

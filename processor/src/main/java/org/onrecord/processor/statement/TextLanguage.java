package org.onrecord.processor.statement;

import java.util.List;
import org.onrecord.events.Document;
import org.onrecord.events.language.QuoteLanguage;
import org.onrecord.processor.statement.text.ChineseScript;
import org.onrecord.processor.statement.text.Word;
import org.onrecord.processor.statement.text.WordList;

/** Tells the language of a document: the given one, else English, Chinese or Spanish by script and function words. */
public final class TextLanguage {
    private static final int LOOK = 4000;

    private TextLanguage() {}

    /** The primary subtag in lower case: {@code en}, {@code zh}, {@code es}, or the document's own. */
    public static String of(Document document) {
        String given = document.language();
        if (given != null && !given.isBlank()) {
            return QuoteLanguage.primary(given);
        }
        return ofWords(
                document.text().substring(0, Math.min(LOOK, document.text().length())));
    }

    /** Tells the language of words: {@code en}, {@code zh} or {@code es}. */
    public static String ofWords(String text) {
        long letters = text.chars().filter(Character::isLetter).count();
        long han = text.chars().filter(c -> ChineseScript.has((char) c)).count();
        // A Chinese word has about two letters, an English one five: a fifth of the letters is half of the words.
        if (han * 5 > letters) {
            return "zh";
        }
        List<String> words = Word.split(text).stream().map(Word::lower).toList();
        long spanish = words.stream()
                .filter(WordList.of("spanish", "function-words")::has)
                .count();
        return spanish
                        > words.stream()
                                .filter(WordList.of("english", "function-words")::has)
                                .count()
                ? "es"
                : "en";
    }
}

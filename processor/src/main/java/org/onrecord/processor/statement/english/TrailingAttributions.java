package org.onrecord.processor.statement.english;

import java.util.List;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.statement.text.ParagraphSplitter;
import org.onrecord.processor.statement.text.Quotations;
import org.onrecord.processor.statement.text.Word;
import org.onrecord.processor.statement.text.WordList;
import org.onrecord.processor.statement.text.Words;

/** Joiner of short attributions such as "X said." with the quotation before them: "Why?" X said. */
final class TrailingAttributions {
    private static final List<WordList> VERBS =
            List.of(WordList.of("verbs-say"), WordList.of("verbs-carry"), WordList.of("verbs-quote"));
    private static final int LOOK = 120;
    private static final int SUBJECT = 7;

    private TrailingAttributions() {}

    /** Returns the sentences with such attributions joined to the sentence before. */
    static List<Span> join(String text, List<Span> sentences, Quotations quotes) {
        return ParagraphSplitter.join(
                sentences, (last, sentence) -> quotes.endingAt(last.end()).isPresent() && attributes(text, sentence));
    }

    /** Returns true if the sentence begins with a subject and a verb of saying and reports nothing after them. */
    private static boolean attributes(String text, Span sentence) {
        int limit = Math.min(sentence.end(), sentence.start() + LOOK);
        if (!Character.isLetter(text.charAt(sentence.start()))) {
            return false;
        }
        Words words = Word.split(text, sentence.start(), limit);
        for (int i = 0; i < words.size() && i < SUBJECT; i++) {
            if (i > 0 && !spaced(words.gap(i - 1))) {
                return false;
            }
            int length = words.capital(i) ? 0 : verb(words, i);
            if (length > 0) {
                return i > 0 && alone(text, sentence, words, i + length);
            }
        }
        return false;
    }

    private static int verb(Words words, int i) {
        return VERBS.stream().mapToInt(group -> group.at(words, i)).max().orElse(0);
    }

    private static boolean alone(String text, Span sentence, Words words, int next) {
        int end = words.get(next - 1).end();
        boolean stops = end < sentence.end() && ".,;:—–".indexOf(text.charAt(end)) >= 0 || end >= sentence.end();
        return stops
                || words.lower(next - 1).equals("told")
                || next < words.size()
                        && (WordList.of("adverbials").has(words.lower(next))
                                || words.lower(next).endsWith("ly"));
    }

    private static boolean spaced(String gap) {
        return gap.length() <= 2 && gap.replace(".", "").isBlank();
    }
}

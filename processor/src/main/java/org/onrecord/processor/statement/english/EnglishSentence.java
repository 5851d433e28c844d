package org.onrecord.processor.statement.english;

import java.util.Optional;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.statement.draft.Voice;
import org.onrecord.processor.statement.text.Quotations;
import org.onrecord.processor.statement.text.QuoteMarks;
import org.onrecord.processor.statement.text.Skip;
import org.onrecord.processor.statement.text.Word;
import org.onrecord.processor.statement.text.WordList;
import org.onrecord.processor.statement.text.Words;

/**
 * A sentence with its words and its surroundings.
 *
 * @param paragraph the sentence's paragraph without a dateline
 * @param index its number in the paragraph
 * @param closing true for the last of several sentences
 * @param quotes the quotations of the paragraph
 */
record EnglishSentence(
        String text,
        Span paragraph,
        Span span,
        int index,
        boolean closing,
        Words words,
        Quotations quotes,
        Voice voice) {
    private static final WordList BETWEEN = WordList.of("between-subject-and-verb");

    /** Returns true if a word ends in some letters, given in lower case: a quick test before a pattern that needs such a word. */
    boolean hasEnding(String lower) {
        return words.stream().anyMatch(word -> word.lower().endsWith(lower));
    }

    boolean narrative() {
        return voice == Voice.AUTHOR;
    }

    /** Returns true for written text, where quotation marks show exact words. */
    boolean written() {
        return voice != Voice.SPEAKER;
    }

    boolean quoted(int word) {
        return quotes.inside(words.get(word).start());
    }

    /** Returns the first quotation that begins at a place or behind it, and within the sentence. */
    Optional<QuoteMarks.Quote> quotationFrom(int at) {
        return quotes.firstFrom(at).filter(quote -> quote.outer().start() < span.end());
    }

    /** Returns true if only white space or the point of an abbreviation separates a word from the next. */
    boolean clean(int word) {
        if (word + 1 >= words.size()) {
            return true;
        }
        int start = words.get(word).end();
        int end = words.get(word + 1).start();
        if (end - start > 3) {
            return false;
        }
        for (int p = start; p < end; p++) {
            char c = text.charAt(p);
            if (!Character.isWhitespace(c) && !Character.isSpaceChar(c) && c != '.') {
                return false;
            }
        }
        return true;
    }

    boolean commaBefore(int word) {
        return word > 0
                && word < words.size()
                && text.startsWith(",", words.get(word - 1).end())
                && words.get(word - 1).end() < words.get(word).start();
    }

    /** Returns the last word up to the given one that is no adverb or auxiliary, or -1. */
    int beforeAdverbs(int word) {
        int j = word;
        while (j >= 0
                && clean(j)
                && (BETWEEN.has(words.lower(j)) && (j == 0 || !words.capital(j))
                        || words.lower(j).endsWith("ly") && !words.capital(j))) {
            j--;
        }
        return j;
    }

    /** Returns the last character before a place that is not white space, or a space at the beginning of the sentence. */
    char before(int at) {
        int end = Skip.back(text, span.start(), at, Character::isWhitespace);
        return end <= span.start() ? ' ' : text.charAt(end - 1);
    }

    /** Returns a stretch without surrounding white space, commas and colons, and without its final stop. */
    Span tidy(int start, int end) {
        int from = Skip.over(text, start, end, c -> Character.isWhitespace(c) || c == ',' || c == ':');
        int to = Skip.back(text, from, end, c -> Character.isWhitespace(c) || ",.;:".indexOf(c) >= 0);
        return new Span(from, Math.max(from, to));
    }

    /** Returns the words of a quotation without punctuation around them. */
    Span inner(QuoteMarks.Quote quote) {
        return tidy(quote.inner().start(), quote.inner().end());
    }

    /** Returns the words of a quotation with its own full stop but without a final comma, which belongs to the sentence around it. */
    Span withFullStop(QuoteMarks.Quote quote) {
        Span tidy = inner(quote);
        boolean stops = tidy.end() < quote.inner().end() && text.charAt(tidy.end()) == '.';
        return stops ? new Span(tidy.start(), tidy.end() + 1) : tidy;
    }

    int count(QuoteMarks.Quote quote) {
        return Word.split(text, quote.inner().start(), quote.inner().end()).size();
    }

    char lastChar() {
        return text.charAt(span.end() - 1);
    }
}

package org.onrecord.processor.statement.english;

import java.util.Optional;
import java.util.stream.IntStream;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.statement.language.OccasionReader;
import org.onrecord.processor.statement.text.Word;
import org.onrecord.processor.statement.text.Words;

/**
 * Reader of English names of events at which something is said: "at a regular press conference", "in an interview with Newsweek", "told a
 * hearing before ...". A name is a noun from a list with its modifiers, back to the word that places the speaker at the event, and with the
 * phrases that say with whom, of what or before whom it is held.
 */
public final class EnglishOccasionReader extends OccasionReader {
    public EnglishOccasionReader() {
        super("english");
    }

    @Override
    public Optional<Span> said(String part) {
        return find(part, EventPhrase.Place.SENTENCE);
    }

    @Override
    public Optional<Span> told(String sentence) {
        return find(sentence, EventPhrase.Place.INTRODUCTION);
    }

    @Override
    public Optional<Span> titled(String title) {
        return headline(title) ? find(title, EventPhrase.Place.TITLE) : told(title);
    }

    /** Returns true if the words are capitalised as in a headline. */
    private static boolean headline(String title) {
        Words words = Word.split(title);
        long small = words.stream()
                .filter(word -> !word.capitalised() && word.end() - word.start() > 4)
                .count();
        return small * 4 <= words.size();
    }

    private Optional<Span> find(String part, EventPhrase.Place place) {
        if (!patterns.in("any", part)) {
            return Optional.empty();
        }
        EventPhrase phrase = new EventPhrase(Word.split(part), place);
        return IntStream.range(0, phrase.words().size())
                .filter(phrase::head)
                .mapToObj(phrase::name)
                .flatMap(Optional::stream)
                .findFirst();
    }
}

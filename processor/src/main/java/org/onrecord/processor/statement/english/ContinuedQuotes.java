package org.onrecord.processor.statement.english;

import java.util.List;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.statement.draft.SpeakerMention;
import org.onrecord.processor.statement.text.QuoteMarks;
import org.onrecord.processor.statement.text.SpanSet;
import org.onrecord.processor.statement.text.Word;

/** Finder of quotations that go on after their attribution: the half after "he said", and whole quoted sentences. */
final class ContinuedQuotes {
    private ContinuedQuotes() {}

    /**
     * Adds the second half of a quotation that an attribution interrupts.
     *
     * @param known number of the paragraph's reports before this sentence
     */
    static void broken(EnglishSentence sentence, SpeakerMention speaker, List<EnglishReport> reports, int known) {
        if (reports.size() <= known || !reports.get(known).direct()) {
            return;
        }
        EnglishReport first = reports.get(known);
        SpanSet own = new SpanSet();
        reports.subList(known, reports.size()).forEach(report -> own.add(report.span()));
        List<EnglishReport> sequels = sentence.quotes().openingIn(sentence.span()).stream()
                .filter(quote -> !own.overlaps(quote.inner()))
                .filter(quote -> words(sentence, quote) >= 4)
                .map(quote -> first.goingOn(inner(sentence, quote), speaker, sentence.index()))
                .toList();
        reports.addAll(sequels);
    }

    /** Adds a quoted sentence that follows another one in the same paragraph, with the same speaker. */
    static void follow(EnglishSentence sentence, List<EnglishReport> reports) {
        boolean opens = "“\"".indexOf(sentence.text().charAt(sentence.span().start())) >= 0;
        if (reports.isEmpty() || !reports.getLast().direct() && !opens) {
            return;
        }
        sentence.quotes()
                .startingAt(sentence.span().start())
                .filter(quote -> words(sentence, quote) >= 3)
                .ifPresent(quote -> reports.add(goingOn(sentence, quote, reports.getLast())));
    }

    private static EnglishReport goingOn(EnglishSentence sentence, QuoteMarks.Quote quote, EnglishReport before) {
        return before.goingOn(inner(sentence, quote), before.draft().speaker(), sentence.index());
    }

    private static int words(EnglishSentence sentence, QuoteMarks.Quote quote) {
        return Word.split(sentence.text(), quote.inner().start(), quote.inner().end())
                .size();
    }

    private static Span inner(EnglishSentence sentence, QuoteMarks.Quote quote) {
        return sentence.tidy(quote.inner().start(), quote.inner().end());
    }
}

package org.onrecord.processor.statement.text;

import java.util.List;
import java.util.Optional;
import org.onrecord.events.Statement.Span;

/**
 * The outermost quotations of a paragraph in order, searchable by offset. They never overlap, so each lookup is a binary search: there may be
 * thousands in a paragraph.
 */
public record Quotations(List<QuoteMarks.Quote> quotes) {
    public static Quotations of(String text, Span paragraph) {
        return new Quotations(QuoteMarks.in(text, paragraph));
    }

    /** Returns true if the offset lies inside a quotation, after its opening mark. */
    public boolean inside(int at) {
        return lastBefore(at).filter(quote -> at < quote.outer().end()).isPresent();
    }

    public Optional<QuoteMarks.Quote> startingAt(int at) {
        return firstFrom(at).filter(quote -> quote.outer().start() == at);
    }

    /** Returns the quotation that ends, with its closing mark, at the offset. */
    public Optional<QuoteMarks.Quote> endingAt(int at) {
        return lastBefore(at).filter(quote -> quote.outer().end() == at);
    }

    public Optional<QuoteMarks.Quote> firstFrom(int at) {
        int index = from(at);
        return index < quotes.size() ? Optional.of(quotes.get(index)) : Optional.empty();
    }

    /** Returns the quotation last opened before the offset if it ends at or before it. */
    public Optional<QuoteMarks.Quote> lastUntil(int at) {
        return lastBefore(at).filter(quote -> quote.outer().end() <= at);
    }

    private Optional<QuoteMarks.Quote> lastBefore(int at) {
        int index = from(at) - 1;
        return index >= 0 ? Optional.of(quotes.get(index)) : Optional.empty();
    }

    public List<QuoteMarks.Quote> openingIn(Span stretch) {
        return quotes.subList(from(stretch.start()), from(stretch.end()));
    }

    public boolean anyBefore(int at) {
        return from(at) > 0;
    }

    public List<Span> join(List<Span> sentences) {
        return ParagraphSplitter.join(sentences, (last, sentence) -> inside(last.end()));
    }

    /** Returns the index of the first quotation that opens at or after the offset. */
    private int from(int at) {
        return SortedByOffset.countBefore(quotes, quote -> quote.outer().start(), at);
    }
}

package org.onrecord.processor.statement.text;

import java.util.ArrayList;
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
        int before = from(at) - 1;
        return before >= 0 && at < quotes.get(before).outer().end();
    }

    /** Returns the quotation whose opening mark is at the offset. */
    public Optional<QuoteMarks.Quote> startingAt(int at) {
        return firstFrom(at).filter(quote -> quote.outer().start() == at);
    }

    /** Returns the quotation that ends, with its closing mark, at the offset. */
    public Optional<QuoteMarks.Quote> endingAt(int at) {
        int before = from(at) - 1;
        return before >= 0 && quotes.get(before).outer().end() == at
                ? Optional.of(quotes.get(before))
                : Optional.empty();
    }

    /** Returns the first quotation that opens at or after the offset. */
    public Optional<QuoteMarks.Quote> firstFrom(int at) {
        int index = from(at);
        return index < quotes.size() ? Optional.of(quotes.get(index)) : Optional.empty();
    }

    /** Returns the quotation last opened before the offset if it ends at or before it. */
    public Optional<QuoteMarks.Quote> lastUntil(int at) {
        int before = from(at) - 1;
        return before >= 0 && quotes.get(before).outer().end() <= at
                ? Optional.of(quotes.get(before))
                : Optional.empty();
    }

    /** Returns the quotations that open within the span. */
    public List<QuoteMarks.Quote> openingIn(Span stretch) {
        return quotes.subList(from(stretch.start()), from(stretch.end()));
    }

    /** Returns true if a quotation opens before the offset. */
    public boolean anyBefore(int at) {
        return from(at) > 0;
    }

    /** Joins the sentences that one quotation spans. */
    public List<Span> join(List<Span> sentences) {
        List<Span> joined = new ArrayList<>();
        for (Span sentence : sentences) {
            Span last = joined.isEmpty() ? null : joined.getLast();
            if (last != null && inside(last.end())) {
                joined.set(joined.size() - 1, new Span(last.start(), sentence.end()));
            } else {
                joined.add(sentence);
            }
        }
        return joined;
    }

    /** Returns the index of the first quotation that opens at or after the offset. */
    private int from(int at) {
        return SortedByOffset.countBefore(quotes, quote -> quote.outer().start(), at);
    }
}

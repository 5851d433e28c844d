package org.onrecord.processor.statement.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.onrecord.events.Statement.Span;

/**
 * The outermost quotations of a paragraph, in order, to be looked up by place. They never overlap, so every look-up halves: a
 * paragraph may hold very many.
 */
public final class Quotations {
    private final List<QuoteMarks.Quote> quotes;

    private Quotations(List<QuoteMarks.Quote> quotes) {
        this.quotes = quotes;
    }

    public static Quotations of(String text, Span paragraph) {
        return new Quotations(QuoteMarks.in(text, paragraph));
    }

    /** True if the place lies between the marks of a quotation, behind the opening one. */
    public boolean inside(int at) {
        int before = from(at) - 1;
        return before >= 0 && at < quotes.get(before).outer().end();
    }

    /** The quotation whose opening mark stands at the place. */
    public Optional<QuoteMarks.Quote> startingAt(int at) {
        return firstFrom(at).filter(quote -> quote.outer().start() == at);
    }

    /** The quotation that ends, with its closing mark, at the place. */
    public Optional<QuoteMarks.Quote> endingAt(int at) {
        int before = from(at) - 1;
        return before >= 0 && quotes.get(before).outer().end() == at
                ? Optional.of(quotes.get(before))
                : Optional.empty();
    }

    /** The first quotation that opens at the place or behind it. */
    public Optional<QuoteMarks.Quote> firstFrom(int at) {
        int index = from(at);
        return index < quotes.size() ? Optional.of(quotes.get(index)) : Optional.empty();
    }

    /** The last quotation that is closed before the place, or at it. */
    public Optional<QuoteMarks.Quote> lastUntil(int at) {
        int before = from(at) - 1;
        return before >= 0 && quotes.get(before).outer().end() <= at
                ? Optional.of(quotes.get(before))
                : Optional.empty();
    }

    /** The quotations that open in the stretch. */
    public List<QuoteMarks.Quote> openingIn(Span stretch) {
        return quotes.subList(from(stretch.start()), from(stretch.end()));
    }

    /** True if a quotation opens before the place. */
    public boolean anyBefore(int at) {
        return from(at) > 0;
    }

    /** Joins sentences that a quotation spans. */
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

    /** Index of the first quotation that opens at the place or behind it. */
    private int from(int at) {
        int low = 0;
        int high = quotes.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (quotes.get(middle).outer().start() < at) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}

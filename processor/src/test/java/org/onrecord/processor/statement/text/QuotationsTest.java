package org.onrecord.processor.statement.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.statement.Sentences;

class QuotationsTest {
    private static final String TEXT = "He said \"yes\" and \"no, never\" twice.";
    private static final Quotations QUOTES = Quotations.of(TEXT, new Span(0, TEXT.length()));

    @Test
    void knowsWhichOffsetsAreInsideAQuotation() {
        assertThat(QUOTES.inside(TEXT.indexOf("yes"))).isTrue();
        assertThat(QUOTES.inside(TEXT.indexOf("never"))).isTrue();
        assertThat(QUOTES.inside(TEXT.indexOf("and"))).isFalse();
        assertThat(QUOTES.inside(TEXT.indexOf("\"yes"))).isFalse();
        assertThat(QUOTES.inside(0)).isFalse();
        assertThat(QUOTES.inside(TEXT.length())).isFalse();
    }

    @Test
    void findsQuotationsByTheirStartAndEnd() {
        int first = TEXT.indexOf("\"yes");
        assertThat(QUOTES.startingAt(first)).isPresent();
        assertThat(QUOTES.startingAt(first + 1)).isEmpty();
        assertThat(QUOTES.endingAt(first + 5)).isPresent();
        assertThat(QUOTES.endingAt(first + 4)).isEmpty();
        assertThat(QUOTES.firstFrom(first + 1))
                .hasValueSatisfying(quote -> assertThat(quote.inner().of(TEXT)).isEqualTo("no, never"));
        assertThat(QUOTES.openingIn(new Span(0, TEXT.length()))).hasSize(2);
        assertThat(QUOTES.anyBefore(first)).isFalse();
        assertThat(QUOTES.anyBefore(first + 1)).isTrue();
    }

    @Test
    void joinsSentencesThatAQuotationSpans() {
        String text = "She called: \"Come in. Sit down.\" He came.";
        Quotations quotes = Quotations.of(text, new Span(0, text.length()));
        List<Span> sentences = Sentences.split(text, new Span(0, text.length()));
        assertThat(quotes.join(sentences))
                .extracting(span -> span.of(text))
                .containsExactly("She called: \"Come in. Sit down.\"", "He came.");
    }
}

package org.onrecord.processor.statement.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.onrecord.events.Statement.Span;

class QuoteMarksTest {
    private static List<String> inner(String text) {
        return QuoteMarks.in(text, new Span(0, text.length())).stream()
                .map(quote -> quote.inner().of(text))
                .toList();
    }

    @Test
    void findsTheOutermostQuotationsOfEachKindOfMark() {
        assertThat(inner("“A ‘small’ boat” and \"a raft\" and «un barco» and 「船」"))
                .containsExactly("A ‘small’ boat", "a raft", "un barco", "船");
        assertThat(inner("“one “within” another”")).containsExactly("one “within” another");
    }

    @Test
    void marksAnUnclosedQuotationAsOpen() {
        String text = "He said “the lake froze";
        assertThat(QuoteMarks.in(text, new Span(0, text.length())))
                .singleElement()
                .satisfies(quote -> {
                    assertThat(quote.open()).isTrue();
                    assertThat(quote.inner().of(text)).isEqualTo("the lake froze");
                });
    }

    @Test
    void closesACurlyMarkWithAStraightOne() {
        assertThat(inner("“The lake froze,\" he said.")).containsExactly("The lake froze,");
    }

    @Test
    void doesNotTakeAnInchSignForAQuotation() {
        assertThat(inner("a 5\" nail")).isEmpty();
    }
}

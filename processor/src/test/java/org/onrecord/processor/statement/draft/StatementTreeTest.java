package org.onrecord.processor.statement.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.onrecord.events.Statement;

class StatementTreeTest {
    private static Draft draft(int start, int end, Statement.Kind kind) {
        return new Draft(new Statement.Span(start, end), kind, SpeakerMention.NOBODY, null, false);
    }

    @Test
    void putsOuterBeforeInnerAndDropsOverlapsAndRepetitions() {
        Draft turn = draft(0, 100, Statement.Kind.TURN);
        Draft inner = draft(10, 50, Statement.Kind.INDIRECT);
        Draft innermost = draft(20, 30, Statement.Kind.DIRECT);
        Draft crossing = draft(40, 60, Statement.Kind.INDIRECT);
        Draft same = draft(0, 100, Statement.Kind.INDIRECT);
        Draft next = draft(100, 120, Statement.Kind.TURN);
        assertThat(StatementTree.of(List.of(next, crossing, innermost, same, inner, turn)))
                .containsExactly(
                        new StatementTree.Nested(turn, -1),
                        new StatementTree.Nested(inner, 0),
                        new StatementTree.Nested(innermost, 1),
                        new StatementTree.Nested(next, -1));
    }

    @Test
    void endsReportsWithinReportsAtEight() {
        List<Draft> reports = IntStream.range(0, 1_000)
                .mapToObj(i -> draft(0, 2_000 - i, Statement.Kind.INDIRECT))
                .toList();

        assertThat(StatementTree.of(reports)).hasSize(8);
    }
}

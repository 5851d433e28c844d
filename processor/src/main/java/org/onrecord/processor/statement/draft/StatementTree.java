package org.onrecord.processor.statement.draft;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.onrecord.events.Statement;
import org.onrecord.events.Statement.Span;

/** Nesting of statements: ordered by start, outer before inner, without those that are empty, that cross or repeat another, or that lie too deep. */
public final class StatementTree {
    /** "X said that Y said that ..." without end would have statements of the length of the text for each of its words. */
    private static final int MOST_DEPTH = 8;

    private StatementTree() {}

    /**
     * A statement in its place.
     *
     * @param within index of the innermost statement that contains it, or -1
     */
    public record Nested(Draft draft, int within) {
        public Span span() {
            return draft.span();
        }
    }

    public static List<Nested> of(List<Draft> drafts) {
        List<Draft> sorted = new ArrayList<>(drafts);
        sorted.removeIf(draft -> draft.span().start() >= draft.span().end());
        sorted.sort(Comparator.comparingInt((Draft draft) -> draft.span().start())
                .thenComparing(draft -> -draft.span().end())
                .thenComparing(draft -> rank(draft.kind())));
        List<Nested> nested = new ArrayList<>();
        Deque<Integer> open = new ArrayDeque<>();
        for (Draft draft : sorted) {
            Span span = draft.span();
            while (!open.isEmpty() && nested.get(open.peek()).span().end() <= span.start()) {
                open.pop();
            }
            Span outer = open.isEmpty() ? null : nested.get(open.peek()).span();
            boolean fits = outer == null || span.end() <= outer.end() && !outer.equals(span);
            if (fits && open.size() < MOST_DEPTH) {
                nested.add(new Nested(draft, open.isEmpty() ? -1 : open.peek()));
                open.push(nested.size() - 1);
            }
        }
        return nested;
    }

    private static int rank(Statement.Kind kind) {
        return kind == Statement.Kind.INDIRECT ? 2 : kind == Statement.Kind.DIRECT ? 1 : 0;
    }
}

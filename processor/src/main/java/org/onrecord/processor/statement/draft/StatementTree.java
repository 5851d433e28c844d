package org.onrecord.processor.statement.draft;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.onrecord.events.Statement;

/** Orders statements by their start, outer before inner, and drops what is empty or would cross or repeat another. */
public final class StatementTree {
    private StatementTree() {}

    /**
     * A statement with its container.
     *
     * @param draft the statement
     * @param within index of the innermost one that contains it, or -1
     */
    public record Nested(Draft draft, int within) {}

    public static List<Nested> of(List<Draft> drafts) {
        List<Draft> sorted = new ArrayList<>(drafts);
        sorted.removeIf(draft -> draft.span().start() >= draft.span().end());
        sorted.sort(Comparator.comparingInt((Draft draft) -> draft.span().start())
                .thenComparing(draft -> -draft.span().end())
                .thenComparing(draft -> rank(draft.kind())));
        List<Nested> nested = new ArrayList<>();
        Deque<Integer> open = new ArrayDeque<>();
        for (Draft draft : sorted) {
            while (!open.isEmpty()
                    && nested.get(open.peek()).draft().span().end()
                            <= draft.span().start()) {
                open.pop();
            }
            Draft outer = open.isEmpty() ? null : nested.get(open.peek()).draft();
            if (outer != null && draft.span().end() > outer.span().end()
                    || outer != null && outer.span().equals(draft.span())) {
                continue;
            }
            nested.add(new Nested(draft, open.isEmpty() ? -1 : open.peek()));
            open.push(nested.size() - 1);
        }
        return nested;
    }

    private static int rank(Statement.Kind kind) {
        return kind == Statement.Kind.INDIRECT ? 2 : kind == Statement.Kind.DIRECT ? 1 : 0;
    }
}

package org.onrecord.processor.statement.distance;

import java.util.ArrayList;
import java.util.List;
import org.onrecord.events.Statement;
import org.onrecord.events.Statement.Distanced;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.statement.draft.Draft;
import org.onrecord.processor.statement.draft.StatementTree;
import org.onrecord.processor.statement.language.DistanceReader;

/** Tells of each statement of a document which of its words are others': those of the statements within it, and those without a source. */
public final class DistanceMarks {
    private DistanceMarks() {}

    /** The marks of each statement, in the order of the statements. */
    public static List<List<Distanced>> of(
            String text, List<DistanceReader> readers, List<StatementTree.Nested> statements) {
        List<List<Distanced>> marks = new ArrayList<>();
        for (StatementTree.Nested each : statements) {
            marks.add(new ArrayList<>());
            if (each.within() >= 0) {
                Draft inner = each.draft();
                marks.get(each.within())
                        .add(new Distanced(
                                inner.span(), inner.distanced() ? Distanced.Why.REJECTED : Distanced.Why.REPORTED));
            }
        }
        int next = 0;
        for (int i = 0; i < statements.size(); i = next) {
            next = i + 1;
            while (next < statements.size() && statements.get(next).within() >= 0) {
                next++;
            }
            if (statements.get(i).draft().kind() != Statement.Kind.COMMENT) {
                share(DistanceFinder.in(text, statements.get(i).draft().span(), readers), statements, i, next, marks);
            }
        }
        return marks.stream().map(DistanceFinder::apart).toList();
    }

    /** Gives each mark to the innermost of the statements from..to in which it stands together with what introduces it. */
    private static void share(
            List<Distanced> found,
            List<StatementTree.Nested> statements,
            int from,
            int to,
            List<List<Distanced>> marks) {
        int last = from;
        for (Distanced mark : found) {
            while (last + 1 < to && start(statements, last + 1) < mark.span().start()) {
                last++;
            }
            int at = last;
            while (at > from && !holds(statements.get(at).draft().span(), mark.span())) {
                at = statements.get(at).within();
            }
            marks.get(at).add(mark);
        }
    }

    private static int start(List<StatementTree.Nested> statements, int index) {
        return statements.get(index).draft().span().start();
    }

    private static boolean holds(Span statement, Span mark) {
        return statement.contains(mark) && statement.start() < mark.start();
    }
}

package org.onrecord.processor.statement.distance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.onrecord.events.Statement.Distanced;
import org.onrecord.events.Statement.Distanced.Why;
import org.onrecord.events.Statement.Kind;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.limit.ReadingBudget;
import org.onrecord.processor.statement.draft.Draft;
import org.onrecord.processor.statement.draft.StatementTree;
import org.onrecord.processor.statement.language.DistanceReader;
import org.onrecord.processor.statement.text.SentenceSplitter;

/**
 * Finder of the words in a statement that are not the speaker's own although no other speaker is named: hearsay ("some claim that ...") and
 * words that the speaker rejects ("the myth that ...", "the so-called ..."). Only the embedded words are found; the words that introduce or
 * reject them are the speaker's.
 *
 * @param rejects true for words that reject something in any language
 */
public record DistanceFinder(List<DistanceReader> readers, Predicate<CharSequence> rejects) {
    /** Longer sentences are read only up to this length. */
    private static final int LONGEST = 2_000;

    /** Returns the words of others in a stretch of a text, in order and without overlaps. */
    public List<Distanced> in(String text, Span stretch) {
        List<DistanceReader> hinted =
                readers.stream().filter(reader -> reader.hinted(text, stretch)).toList();
        if (hinted.isEmpty()) {
            return List.of();
        }
        List<Distanced> found = new ArrayList<>();
        for (Span sentence : SentenceSplitter.split(text, stretch)) {
            ReadingBudget.step();
            Span part = new Span(sentence.start(), Math.min(sentence.end(), sentence.start() + LONGEST));
            List<Distanced> marks = new ArrayList<>();
            hinted.forEach(reader -> reader.add(text, part, rejects, marks));
            int by = sentence.start();
            apart(marks)
                    .forEach(mark -> found.add(new Distanced(
                            new Span(mark.span().start() + by, mark.span().end() + by), mark.why())));
        }
        return found;
    }

    /** Returns the words of others in each statement: nested statements, and words without a named speaker. */
    public List<List<Distanced>> in(String text, List<StatementTree.Nested> statements) {
        List<List<Distanced>> marks = new ArrayList<>();
        for (StatementTree.Nested each : statements) {
            marks.add(new ArrayList<>());
            if (each.within() >= 0) {
                Draft inner = each.draft();
                marks.get(each.within())
                        .add(new Distanced(inner.span(), inner.distanced() ? Why.REJECTED : Why.REPORTED));
            }
        }
        int next = 0;
        for (int i = 0; i < statements.size(); i = next) {
            next = i + 1;
            while (next < statements.size() && statements.get(next).within() >= 0) {
                next++;
            }
            if (statements.get(i).draft().kind() != Kind.COMMENT) {
                share(in(text, statements.get(i).span()), statements, i, next, marks);
            }
        }
        return marks.stream().map(DistanceFinder::apart).toList();
    }

    /** Adds each mark to the innermost of the statements from..to that contains both it and its introduction. */
    private static void share(
            List<Distanced> found,
            List<StatementTree.Nested> statements,
            int from,
            int to,
            List<List<Distanced>> marks) {
        int last = from;
        for (Distanced mark : found) {
            while (last + 1 < to
                    && statements.get(last + 1).span().start() < mark.span().start()) {
                last++;
            }
            int at = last;
            while (at > from
                    && !(statements.get(at).span().contains(mark.span())
                            && statements.get(at).span().start() < mark.span().start())) {
                at = statements.get(at).within();
            }
            marks.get(at).add(mark);
        }
    }

    /** Returns the marks in order; of two that overlap, the one that begins first, or else the longer one. */
    private static List<Distanced> apart(List<Distanced> marks) {
        List<Distanced> sorted = new ArrayList<>(marks);
        sorted.sort(Comparator.comparingInt((Distanced mark) -> mark.span().start())
                .thenComparing(mark -> -mark.span().end()));
        List<Distanced> apart = new ArrayList<>();
        int end = 0;
        for (Distanced mark : sorted) {
            if (mark.span().start() >= end && mark.span().end() > mark.span().start()) {
                apart.add(mark);
                end = mark.span().end();
            }
        }
        return apart;
    }
}

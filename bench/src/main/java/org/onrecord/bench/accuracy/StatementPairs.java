package org.onrecord.bench.accuracy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.bench.accuracy.LabelledDocument.Wanted;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.statement.FoundStatement;

/**
 * The statements of a reader and those found, matched one to one. Two statements match if their overlap (intersection
 * over union) is at least one half; the greatest overlap goes first.
 */
public record StatementPairs(List<Wanted> wanted, List<FoundStatement> found, List<Pair> pairs) {
    private static final double OVERLAP = 0.5;

    /** Two statements that match. */
    public record Pair(Wanted wanted, FoundStatement found) {
        /** Returns true if the speaker is right. */
        public boolean speakerRight() {
            return SpeakerNames.right(wanted.speakers(), found.speaker().name());
        }

        /** Returns true if the government is right. */
        public boolean sideRight() {
            return wanted.side().equals(found.actor().side());
        }

        /** Returns true if the statement is rightly official or not. */
        public boolean officialRight() {
            return wanted.official() == found.actor().official();
        }

        /** Returns true if the kind is right. */
        public boolean kindRight() {
            return wanted.kind() == found.kind();
        }

        /** Returns the date found, or null. */
        public @Nullable String date() {
            return found.date() == null ? null : found.date().toString();
        }

        /** Returns true if the date is right, or rightly absent. */
        public boolean dateRight() {
            return wanted.date() == null ? found.date() == null : wanted.date().equals(date());
        }
    }

    /** Matches the statements at the top level, or those inside others. */
    public static StatementPairs of(List<Wanted> wanted, List<FoundStatement> found, boolean nested) {
        return match(
                wanted.stream().filter(one -> one.nested() == nested).toList(),
                found.stream().filter(one -> one.within() >= 0 == nested).toList());
    }

    private static StatementPairs match(List<Wanted> wanted, List<FoundStatement> found) {
        record Possible(Pair pair, double overlap) {}
        List<Possible> possible = new ArrayList<>();
        for (Wanted mine : wanted) {
            for (FoundStatement theirs : found) {
                double overlap = overlap(mine.span(), theirs.span());
                if (overlap >= OVERLAP) {
                    possible.add(new Possible(new Pair(mine, theirs), overlap));
                }
            }
        }
        possible.sort(Comparator.comparingDouble(Possible::overlap).reversed());
        List<Pair> pairs = new ArrayList<>();
        for (Possible next : possible) {
            Pair pair = next.pair();
            if (pairs.stream()
                    .noneMatch(one ->
                            one.wanted().equals(pair.wanted()) || one.found().equals(pair.found()))) {
                pairs.add(pair);
            }
        }
        return new StatementPairs(wanted, found, pairs);
    }

    private static double overlap(Span one, Span other) {
        int both = Math.min(one.end(), other.end()) - Math.max(one.start(), other.start());
        int either = Math.max(one.end(), other.end()) - Math.min(one.start(), other.start());
        return both <= 0 ? 0 : (double) both / either;
    }
}

package org.onrecord.dashboard.summary;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;

/**
 * How the position of a side on a claim differs between two years on end: the change of the share of statements in favour, with its interval.
 *
 * @param last the last day of the later year
 * @param before of the earlier year
 * @param now of the later year
 * @param change of the share in favour, -1 to 1
 * @param low lower end of the 95% interval of the change (Newcombe's, from the intervals of both shares)
 * @param high upper end of the interval
 * @param sure true if the interval does not reach zero
 */
public record Move(
        @JsonUnwrapped Subject subject,
        LocalDate last,
        Lean before,
        Lean now,
        double change,
        double low,
        double high,
        boolean sure) {
    /** Sure changes before others, and the larger before the smaller. */
    static final Comparator<Move> LARGEST_FIRST = Comparator.comparing(Move::sure)
            .thenComparingDouble(move -> Math.abs(move.change))
            .reversed()
            .thenComparing(move -> move.subject.claim)
            .thenComparing(move -> move.subject.side);

    /** Fewer statements in a year say nothing about a change. */
    private static final int FEWEST = 3;

    /**
     * Whose position on what.
     *
     * @param claim id of the claim
     * @param label the claim in a few words
     * @param side e.g. {@code CN}
     */
    public record Subject(String claim, String label, String side) {}

    /** Compares two years; empty if one of them has too few statements. */
    static Optional<Move> between(
            Subject subject, LocalDate last, int favorBefore, int againstBefore, int favorNow, int againstNow) {
        if (favorBefore + againstBefore < FEWEST || favorNow + againstNow < FEWEST) {
            return Optional.empty();
        }
        Lean before = Lean.of(favorBefore, againstBefore);
        Lean now = Lean.of(favorNow, againstNow);
        double change = now.share() - before.share();
        double low = change - Math.hypot(now.share() - now.low(), before.high() - before.share());
        double high = change + Math.hypot(now.high() - now.share(), before.share() - before.low());
        return Optional.of(new Move(
                subject,
                last,
                before,
                now,
                Lean.rounded(change),
                Lean.rounded(low),
                Lean.rounded(high),
                low > 0 || high < 0));
    }
}

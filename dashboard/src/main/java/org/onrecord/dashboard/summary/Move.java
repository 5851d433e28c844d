package org.onrecord.dashboard.summary;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.onrecord.events.stats.DayCorrelation;
import org.onrecord.events.stats.DayShare;

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
     * @param label the claim in a few words
     * @param side e.g. {@code CN}
     */
    public record Subject(String claim, String label, String side) {}

    /**
     * Compares the two years up to a day; empty if one of them has too few statements.
     *
     * @param days how many of the statements of each day are in favour, of earlier and later days too
     */
    static Optional<Move> between(Subject subject, LocalDate last, List<DayShare> days) {
        List<DayShare> earlier = between(days, last.minusYears(2), last.minusYears(1));
        List<DayShare> later = between(days, last.minusYears(1), last);
        if (DayShare.whole(earlier) < FEWEST || DayShare.whole(later) < FEWEST) {
            return Optional.empty();
        }
        DayCorrelation correlation = DayCorrelation.of(days);
        Lean before = Lean.of(earlier, correlation);
        Lean now = Lean.of(later, correlation);
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

    private static List<DayShare> between(List<DayShare> days, LocalDate after, LocalDate to) {
        return days.stream()
                .filter(each -> each.day().isAfter(after) && !each.day().isAfter(to))
                .toList();
    }
}

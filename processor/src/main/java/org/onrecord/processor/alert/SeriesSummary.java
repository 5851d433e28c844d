package org.onrecord.processor.alert;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Stance;
import org.onrecord.processor.trend.Member;

/**
 * A summary of a series of positions: tells in most cases how a change affects the alerts, without reading the series.
 *
 * @param first the earliest position; null if there is none
 * @param sure the earliest sure position; null if there is none
 * @param favor how many of the positions that count for a {@link Reversal} are in favor
 * @param against how many of them are against
 */
public record SeriesSummary(
        @Nullable Placed first, @Nullable Placed sure, int favor, int against) {
    /** The summary of a series without positions. */
    public static final SeriesSummary EMPTY = new SeriesSummary(null, null, 0, 0);

    /** The order of the positions of a series: the earliest day first, and within a day the surest, since nothing tells which came first. */
    static final Comparator<Map.Entry<String, Position>> ORDER = Map.Entry.<String, Position>comparingByValue(
                    Comparator.comparing(
                                    (Position position) -> position.member().day(),
                                    Comparator.nullsLast(Comparator.naturalOrder()))
                            .thenComparing(Position::isSure, Comparator.reverseOrder())
                            .thenComparing(position -> -position.label().score())
                            .thenComparing(Position::member, Member.EARLIEST))
            .thenComparing(Map.Entry::getKey);

    public record Placed(String cluster, Position position) {
        private boolean isBefore(Placed other) {
            return ORDER.compare(Map.entry(cluster, position), Map.entry(other.cluster, other.position)) < 0;
        }
    }

    /** Summarizes a whole series: its positions by cluster id. */
    public static SeriesSummary of(Map<String, Position> positions) {
        return new SeriesSummary(
                earliest(positions, false),
                earliest(positions, true),
                count(positions, Stance.FAVOR),
                count(positions, Stance.AGAINST));
    }

    @SuppressWarnings("NullAway") // orElse(null)
    private static @Nullable Placed earliest(Map<String, Position> positions, boolean onlySure) {
        return positions.entrySet().stream()
                .filter(each -> !onlySure || each.getValue().isSure())
                .min(ORDER)
                .map(each -> new Placed(each.getKey(), each.getValue()))
                .orElse(null);
    }

    private static int count(Map<String, Position> positions, Stance side) {
        return (int)
                positions.values().stream().filter(each -> counts(each, side)).count();
    }

    /** Returns the positions that a {@link FirstPosition} depends on, by cluster. */
    public Map<String, Position> firstPositions() {
        Map<String, Position> positions = new TreeMap<>();
        if (first != null) {
            positions.put(first.cluster, first.position);
        }
        if (sure != null) {
            positions.put(sure.cluster, sure.position);
        }
        return positions;
    }

    /**
     * Returns the summary after a change that does not affect reversals; empty if the alerts depend on the whole series: because a position
     * that it names is removed, becomes later or is no longer sure, or because a position that counts for a reversal changes while both sides
     * have such positions.
     */
    public Optional<SeriesSummary> changed(String cluster, @Nullable Position was, @Nullable Position is) {
        int inFavor = favor + count(is, Stance.FAVOR) - count(was, Stance.FAVOR);
        int opposed = against + count(is, Stance.AGAINST) - count(was, Stance.AGAINST);
        boolean bothSides = (favor > 0 && against > 0) || (inFavor > 0 && opposed > 0);
        if (bothSides && (Reversal.counts(was) || Reversal.counts(is))) {
            return Optional.empty();
        }
        Placed now = is == null ? null : new Placed(cluster, is);
        Placed nowSure = is == null || !is.isSure() ? null : new Placed(cluster, is);
        return isKnown(first, cluster, now) && isKnown(sure, cluster, nowSure)
                ? Optional.of(new SeriesSummary(earlier(first, now), earlier(sure, nowSure), inFavor, opposed))
                : Optional.empty();
    }

    /** Returns true if the earliest position after a change is either the one before it or the changed one. */
    private static boolean isKnown(@Nullable Placed before, String changed, @Nullable Placed now) {
        return before == null || !before.cluster.equals(changed) || (now != null && !before.isBefore(now));
    }

    private static @Nullable Placed earlier(@Nullable Placed before, @Nullable Placed now) {
        return now == null || (before != null && before.isBefore(now)) ? before : now;
    }

    private static int count(@Nullable Position position, Stance side) {
        return position != null && counts(position, side) ? 1 : 0;
    }

    private static boolean counts(Position position, Stance side) {
        return Reversal.counts(position) && position.label().stance() == side;
    }
}

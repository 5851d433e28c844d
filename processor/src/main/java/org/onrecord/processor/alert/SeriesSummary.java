package org.onrecord.processor.alert;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Stance;
import org.onrecord.processor.trend.Member;

/**
 * A summary of a series of positions: tells in most cases how a change affects the alerts, without reading the series.
 *
 * @param cluster of the first position; null if there is none
 * @param first the earliest position, which {@link FirstPosition} reports; null if there is none
 * @param favor how many of the positions that count for a {@link Reversal} are in favor
 * @param against how many of them are against
 */
public record SeriesSummary(
        @Nullable String cluster, @Nullable Position first, int favor, int against) {
    /** The summary of a series without positions. */
    public static final SeriesSummary EMPTY = new SeriesSummary(null, null, 0, 0);

    /** The order of the positions of a series: the earliest first. */
    static final Comparator<Map.Entry<String, Position>> ORDER = Comparator.comparing(
                    (Map.Entry<String, Position> entry) -> entry.getValue().member(), Member.EARLIEST)
            .thenComparing(Map.Entry::getKey);

    /**
     * Summarizes a whole series.
     *
     * @param positions by cluster id
     */
    public static SeriesSummary of(Map<String, Position> positions) {
        return positions.entrySet().stream()
                .min(ORDER)
                .map(first -> new SeriesSummary(
                        first.getKey(),
                        first.getValue(),
                        (int) positions.values().stream()
                                .filter(each -> counts(each, Stance.FAVOR))
                                .count(),
                        (int) positions.values().stream()
                                .filter(each -> counts(each, Stance.AGAINST))
                                .count()))
                .orElse(EMPTY);
    }

    /** Returns the first position by its cluster, if there is one. */
    public Map<String, Position> firstAlone() {
        return cluster == null || first == null ? Map.of() : Map.of(cluster, first);
    }

    /**
     * Returns the summary after a change that does not affect reversals; empty if the alerts depend on the whole series: because its first
     * position is removed or becomes later, or because a position that counts for a reversal changes while both sides have such positions.
     */
    public Optional<SeriesSummary> changed(String changed, @Nullable Position was, @Nullable Position is) {
        int inFavor = favor + count(is, Stance.FAVOR) - count(was, Stance.FAVOR);
        int opposed = against + count(is, Stance.AGAINST) - count(was, Stance.AGAINST);
        boolean bothSides = (favor > 0 && against > 0) || (inFavor > 0 && opposed > 0);
        if (bothSides && (Reversal.counts(was) || Reversal.counts(is))) {
            return Optional.empty();
        }
        if (is != null && comesFirst(changed, is)) {
            return Optional.of(new SeriesSummary(changed, is, inFavor, opposed));
        }
        return changed.equals(cluster)
                ? Optional.empty()
                : Optional.of(new SeriesSummary(cluster, first, inFavor, opposed));
    }

    private boolean comesFirst(String changed, Position position) {
        return cluster == null
                || first == null
                || ORDER.compare(Map.entry(changed, position), Map.entry(cluster, first)) <= 0;
    }

    private static int count(@Nullable Position position, Stance side) {
        return position != null && counts(position, side) ? 1 : 0;
    }

    private static boolean counts(Position position, Stance side) {
        return Reversal.counts(position) && position.label().stance() == side;
    }
}

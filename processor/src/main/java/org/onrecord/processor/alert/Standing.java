package org.onrecord.processor.alert;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Stance;
import org.onrecord.processor.trend.Member;

/**
 * What tells of a series of positions, without reading it, whether a change moves its alerts.
 *
 * @param cluster of its first position; null in a series without any
 * @param first its first position, the one that {@link FirstPosition} tells of; null in a series without any
 * @param favor how many positions that count for a {@link Reversal} are in favor
 * @param against how many of them are against
 */
public record Standing(@Nullable String cluster, @Nullable Position first, int favor, int against) {
    /** Of a series without positions. */
    public static final Standing NONE = new Standing(null, null, 0, 0);

    /** The order of a series' positions: the first one is told of. */
    static final Comparator<Map.Entry<String, Position>> ORDER = Comparator.comparing(
                    (Map.Entry<String, Position> entry) -> entry.getValue().member(), Member.EARLIEST)
            .thenComparing(Map.Entry::getKey);

    /**
     * Of a series that is read whole.
     *
     * @param positions by cluster id
     */
    public static Standing of(Map<String, Position> positions) {
        return positions.entrySet().stream()
                .min(ORDER)
                .map(first -> new Standing(
                        first.getKey(),
                        first.getValue(),
                        (int) positions.values().stream()
                                .filter(each -> counts(each, Stance.FAVOR))
                                .count(),
                        (int) positions.values().stream()
                                .filter(each -> counts(each, Stance.AGAINST))
                                .count()))
                .orElse(NONE);
    }

    /** The first position by its cluster, if there is any. */
    public Map<String, Position> firstAlone() {
        return cluster == null || first == null ? Map.of() : Map.of(cluster, first);
    }

    /**
     * The standing after a change that leaves the reversals as they are; empty where only the whole series tells what the alerts are now.
     *
     * @param changed cluster whose position changes
     * @param was the position until now, or null
     * @param is the position from now on, or null
     */
    public Optional<Standing> changed(String changed, @Nullable Position was, @Nullable Position is) {
        int inFavor = favor + count(is, Stance.FAVOR) - count(was, Stance.FAVOR);
        int opposed = against + count(is, Stance.AGAINST) - count(was, Stance.AGAINST);
        boolean bothSides = (favor > 0 && against > 0) || (inFavor > 0 && opposed > 0);
        if (bothSides && (Reversal.counts(was) || Reversal.counts(is))) {
            return Optional.empty();
        }
        if (is != null && comesFirst(changed, is)) {
            return Optional.of(new Standing(changed, is, inFavor, opposed));
        }
        return changed.equals(cluster) ? Optional.empty() : Optional.of(new Standing(cluster, first, inFavor, opposed));
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

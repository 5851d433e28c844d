package org.onrecord.processor.alert;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Stance;
import org.onrecord.events.json.JsonName;

/**
 * A change of somebody's position on a claim: to the other side, or to or from a condition.
 *
 * <p>Positions are compared by day. A day with statements on both sides is skipped unless one side has twice the weight of the other, since nothing
 * tells which came last; so are positions without a day.
 */
record PositionChange(Kind kind, PositionHolder holder, Stretch before, Stretch after) {
    private static final double CLEAR = 2;

    /** What becomes of a position. */
    enum Kind implements JsonName {
        REVERSAL,
        SOFTENING,
        HARDENING
    }

    LocalDate day() {
        return after.firstDay();
    }

    Optional<Position> proof() {
        return after.proof(before.positions().size());
    }

    boolean isSure() {
        return proof().isPresent() && isFormerSideKnown();
    }

    /** Returns true if the former side is sure enough for an alert, now or after a person confirms the new one. */
    boolean isFormerSideKnown() {
        return before.isKnown();
    }

    boolean isLikely() {
        return before.isLikelyAfter(1) && after.isLikelyAfter(before.positions().size());
    }

    /** Returns the positions that a person must confirm to make it an alert. */
    List<Position> toConfirm() {
        List<Position> unsure = new ArrayList<>();
        if (proof().isEmpty()) {
            unsure.add(after.first());
        }
        if (!isFormerSideKnown()) {
            unsure.add(before.lastWords());
        }
        return unsure;
    }

    /** Returns each time that somebody takes the other side than the one held; the new side is held only if that is sure enough. */
    static List<PositionChange> of(PositionHolder holder, List<Position> positions, Predicate<Position> which) {
        List<PositionChange> changes = new ArrayList<>();
        @Nullable Stretch held = null;
        for (Stretch next : stretches(positions, which)) {
            if (held == null) {
                held = next;
            } else if (held.side() == next.side()) {
                held = held.and(next);
            } else {
                changes.add(new PositionChange(Kind.REVERSAL, holder, held, next));
                boolean proved = next.proof(held.positions().size()).isPresent();
                held = proved || (next.isKnown() && !held.isKnown()) ? next : held.contradictedBy(next);
            }
        }
        return changes;
    }

    private static List<Stretch> stretches(List<Position> positions, Predicate<Position> which) {
        SortedMap<LocalDate, List<Position>> days = positions.stream()
                .filter(each -> each.day() != null && which.test(each))
                .sorted(Position.ORDER)
                .collect(Collectors.groupingBy(
                        each -> Objects.requireNonNull(each.day()), TreeMap::new, Collectors.toList()));
        List<Stretch> stretches = new ArrayList<>();
        for (List<Position> day : days.values()) {
            side(day).ifPresent(side -> {
                Stretch said = new Stretch(
                        day.stream()
                                .filter(each -> each.label().stance() == side)
                                .toList(),
                        1);
                if (!stretches.isEmpty() && stretches.getLast().side() == side) {
                    said = stretches.removeLast().and(said);
                }
                stretches.add(said);
            });
        }
        return stretches;
    }

    /** Returns the side of a day; empty if both have about the same weight. */
    private static Optional<Stance> side(List<Position> day) {
        double favor = weight(day, Stance.FAVOR);
        double against = weight(day, Stance.AGAINST);
        if (Math.max(favor, against) < CLEAR * Math.min(favor, against)) {
            return Optional.empty();
        }
        return Optional.of(favor > against ? Stance.FAVOR : Stance.AGAINST);
    }

    private static double weight(List<Position> day, Stance side) {
        return day.stream()
                .filter(each -> each.label().stance() == side)
                .mapToDouble(each -> each.label().score())
                .sum();
    }
}

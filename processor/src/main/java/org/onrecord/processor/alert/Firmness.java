package org.onrecord.processor.alert;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Stance;

/**
 * The softenings and hardenings of a position: from outright to a condition, and from a condition to outright on the same side.
 *
 * <p>Whoever speaks outright now and then names a condition. So the new way has to recur on days without the old one, so often that it is
 * unlikely to be chance after what was said before (uniform prior). A day with both decides nothing.
 */
final class Firmness {
    /** A run of days that is less likely than this by chance is a change. */
    private static final double UNLIKELY = 0.05;

    /** The least days before and after a change. */
    private static final int LEAST_DAYS = 2;

    private record Way(Stance side, boolean conditional) {
        static Way of(Position position) {
            return new Way(position.label().stance(), position.label().conditional());
        }

        boolean isChangeFrom(Way before) {
            return conditional != before.conditional && (conditional || side == before.side);
        }
    }

    /**
     * Days on which somebody speaks in one way.
     *
     * @param others days since the first of them on which it was another way
     */
    private record Run(Way way, int days, int others, List<Position> said) {
        Run and(Run later) {
            List<Position> all = new ArrayList<>(said);
            all.addAll(later.said);
            return new Run(way, days + later.days, others + later.others, all);
        }

        Run andOthers(int more) {
            return new Run(way, days, others + more, said);
        }

        /** Returns the probability of as many days in another way by chance. */
        double chanceOf(Run other) {
            return Math.pow((others + 1.0) / (days + others + 2.0), other.days);
        }
    }

    private Firmness() {}

    /** Returns the changes among the positions of somebody, in any order. */
    static List<PositionChange> changes(PositionHolder holder, List<Position> positions) {
        List<PositionChange> changes = new ArrayList<>();
        @Nullable Run held = null;
        @Nullable Run next = null;
        for (Run day : days(positions)) {
            if (held == null) {
                held = day;
            } else if (day.way.equals(held.way)) {
                held = held.andOthers(next == null ? 0 : next.days).and(day);
                next = null;
            } else {
                held = held.andOthers(next == null || next.way.equals(day.way) ? 0 : next.days);
                next = next != null && next.way.equals(day.way) ? next.and(day) : day;
                if (next.days >= LEAST_DAYS && held.chanceOf(next) <= UNLIKELY) {
                    if (held.days >= LEAST_DAYS && next.way.isChangeFrom(held.way)) {
                        changes.add(new PositionChange(
                                next.way.conditional ? PositionChange.Kind.SOFTENING : PositionChange.Kind.HARDENING,
                                holder,
                                new Stretch(held.said, 1),
                                new Stretch(next.said, 1)));
                    }
                    held = next;
                    next = null;
                }
            }
        }
        return changes;
    }

    private static List<Run> days(List<Position> positions) {
        Map<LocalDate, List<Position>> days = positions.stream()
                .filter(each ->
                        each.told() && each.day() != null && each.label().by() == null)
                .sorted(Position.ORDER)
                .collect(Collectors.groupingBy(
                        each -> Objects.requireNonNull(each.day()), TreeMap::new, Collectors.toList()));
        return days.values().stream()
                .filter(said -> said.stream().map(Way::of).distinct().count() == 1)
                .map(said -> new Run(Way.of(said.getFirst()), 1, 0, said))
                .toList();
    }
}

package org.onrecord.processor.shift;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.stats.DayCorrelation;
import org.onrecord.events.stats.DayShare;

/**
 * Finds the changes of shares in many series. A series with a change is split there, and both parts are searched again; all parts of one round
 * are tested together.
 *
 * @param falseShare the false discovery rate
 */
record ShareShifts(Shift.Kind kind, double falseShare) {
    private static final int MOST_ROUNDS = 4;

    /** The factor by which the shuffles exceed those that the strictest test of a round needs. */
    private static final int SPARE_SHUFFLES = 2;

    /** A stretch of a series, from one change to the next, as a whole and by stratum. */
    private record Stretch(
            StatementSeries series, List<DayShare> days, List<List<DayShare>> strata, DayCorrelation correlation) {

        ChangePoint changePoint() {
            return new ChangePoint(days, strata, correlation);
        }

        Stretch part(int from, int to) {
            List<DayShare> part = days.subList(from, to);
            LocalDate first = part.getFirst().day();
            LocalDate last = part.getLast().day();
            return new Stretch(
                    series,
                    part,
                    strata.stream()
                            .map(own -> own.stream()
                                    .filter(each -> !each.day().isBefore(first)
                                            && !each.day().isAfter(last))
                                    .toList())
                            .toList(),
                    correlation);
        }
    }

    /** A stretch with the p-value of its change. */
    private record Test(Stretch stretch, double chance) {}

    List<Shift> of(List<StatementSeries> all) {
        Map<StatementSeries, TreeMap<LocalDate, Double>> changes = new HashMap<>();
        List<Stretch> whole = new ArrayList<>();
        for (StatementSeries series : all) {
            List<DayShare> days = series.days(kind);
            if (ChangePoint.isTestable(days)) {
                whole.add(new Stretch(series, days, series.strata(kind), DayCorrelation.of(days)));
            }
        }
        List<Stretch> open = whole;
        for (int round = 0; round < MOST_ROUNDS && !open.isEmpty(); round++) {
            List<Stretch> next = new ArrayList<>();
            for (Test test : found(open)) {
                Stretch stretch = test.stretch();
                int at = stretch.changePoint().when().at();
                changes.computeIfAbsent(stretch.series(), unseen -> new TreeMap<>())
                        .put(stretch.days().get(at).day(), test.chance());
                next.add(stretch.part(0, at));
                next.add(stretch.part(at, stretch.days().size()));
            }
            open = next.stream()
                    .filter(each -> ChangePoint.isTestable(each.days()))
                    .toList();
        }
        List<Shift> shifts = new ArrayList<>();
        whole.forEach(stretch -> shifts(stretch, changes.getOrDefault(stretch.series(), new TreeMap<>()), shifts));
        return shifts;
    }

    private List<Test> found(List<Stretch> stretches) {
        int shuffles = (int) Math.ceil(SPARE_SHUFFLES * stretches.size() / falseShare);
        List<Test> tests = stretches.stream()
                .map(stretch -> new Test(
                        stretch,
                        stretch.changePoint()
                                .chance(shuffles, (stretch.series().name() + "/" + kind.json()).hashCode())))
                .toList();
        return FalseDiscovery.found(tests, 0, Test::chance, falseShare);
    }

    /** Adds a shift for each change, with the estimates of the stretches on both sides of it. */
    private void shifts(Stretch stretch, NavigableMap<LocalDate, Double> changes, List<Shift> to) {
        List<DayShare> days = stretch.days();
        Map<String, Integer> alike = new HashMap<>();
        changes.forEach((day, chance) -> {
            int from = first(days, changes.lowerKey(day));
            int at = first(days, day);
            LocalDate nextDay = changes.higherKey(day);
            int until = nextDay == null ? days.size() : first(days, nextDay);
            Level before = Level.share(days.subList(from, at), stretch.correlation());
            Level after = Level.share(days.subList(at, until), stretch.correlation());
            ChangePoint.When when = stretch.part(from, until).changePoint().when();
            String identity = (after.value() > before.value() ? "up " : "down ") + day.getYear();
            int nth = alike.merge(identity, 1, Integer::sum);
            to.add(new Shift(
                    kind,
                    stretch.series().issue(),
                    stretch.series().subject(),
                    stretch.series().holder(),
                    stretch.series().side(),
                    day,
                    when.earliest(),
                    when.latest(),
                    before,
                    after,
                    chance,
                    nth == 1 ? identity : identity + " " + nth));
        });
    }

    private static int first(List<DayShare> days, @Nullable LocalDate day) {
        int at = 0;
        while (day != null && days.get(at).day().isBefore(day)) {
            at++;
        }
        return at;
    }
}

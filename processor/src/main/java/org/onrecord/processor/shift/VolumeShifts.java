package org.onrecord.processor.shift;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.statistics.distribution.GammaDistribution;

/** Finds weeks with far more statements than the weeks before them make likely, and stretches of four weeks with far fewer. */
record VolumeShifts(Coverage coverage, LocalDate asOf, double falseShare) {
    /** A week with more statements has at least this many distinct ones, in at least {@link #LEAST_CARRIERS} documents. */
    static final int LEAST_STATEMENTS = 3;

    static final int LEAST_CARRIERS = 2;

    /** The number of weeks over which a decline is tested: a single week without statements is common. */
    static final int WEEKS_OF_FEWER = 4;

    /** The usual rate is estimated from at least this many covered weeks, and at most {@link #MOST_WEEKS}. */
    private static final int LEAST_WEEKS = 12;

    private static final int MOST_WEEKS = 52;
    private static final double TAIL = 0.025;

    /**
     * A week of a series.
     *
     * @param fullest number of statements of the document with most of them
     */
    private record Week(LocalDate monday, int statements, int carriers, int fullest) {
        static Week of(LocalDate monday, List<DistinctStatement> said) {
            Map<String, Integer> byDocument = new HashMap<>();
            said.forEach(each -> byDocument.merge(each.member().document().id(), 1, Integer::sum));
            int others = said.stream().mapToInt(each -> each.carriers() - 1).sum();
            int fullest = byDocument.isEmpty() ? 0 : Collections.max(byDocument.values());
            return new Week(monday, said.size(), byDocument.size() + others, fullest);
        }

        LocalDate sunday() {
            return monday.plusDays(6);
        }

        /** Returns the number of statements, with the fullest document counted as one: ten answers of a press conference are one occasion. */
        int spread() {
            return statements - Math.max(0, fullest - 1);
        }
    }

    /**
     * A test of weeks against those before them.
     *
     * @param from index of the first tested week
     * @param to index after the last
     * @param more true to test for more statements, false for fewer
     * @param chance the p-value
     */
    private record Test(StatementSeries series, List<Week> weeks, int from, int to, boolean more, double chance) {
        int count() {
            return statements(weeks.subList(from, to));
        }

        Test over(int newFrom, int newTo, double newChance) {
            return new Test(series, weeks, newFrom, newTo, more, newChance);
        }
    }

    List<Shift> of(List<StatementSeries> all) {
        List<Test> tests = new ArrayList<>();
        int others = 0;
        for (StatementSeries series : all) {
            List<Week> weeks = weeks(series);
            for (int i = LEAST_WEEKS; i < weeks.size(); i++) {
                others += 2;
                Week week = weeks.get(i);
                if (week.spread() >= LEAST_STATEMENTS && week.carriers() >= LEAST_CARRIERS) {
                    tests.add(test(series, weeks, i, i + 1, true));
                    others--;
                }
                int from = i + 1 - WEEKS_OF_FEWER;
                if (from >= LEAST_WEEKS && !week.sunday().isAfter(asOf) && couldBeFewer(weeks, from)) {
                    tests.add(test(series, weeks, from, i + 1, false));
                    others--;
                }
            }
        }
        return shifts(FalseDiscovery.found(tests, others, Test::chance, falseShare));
    }

    private List<Week> weeks(StatementSeries series) {
        Map<LocalDate, List<DistinctStatement>> byWeek =
                series.onSubject().stream().collect(Collectors.groupingBy(each -> Coverage.monday(each.day())));
        return coverage.weeks(series.side(), asOf).stream()
                .map(monday -> Week.of(monday, byWeek.getOrDefault(monday, List.of())))
                .toList();
    }

    /** Returns true if the usual rate is high enough for fewer statements to matter. */
    private static boolean couldBeFewer(List<Week> weeks, int from) {
        List<Week> before = baseline(weeks, from);
        return statements(before) * WEEKS_OF_FEWER >= LEAST_STATEMENTS * before.size();
    }

    private static List<Week> baseline(List<Week> weeks, int from) {
        return weeks.subList(Math.max(0, from - MOST_WEEKS), from);
    }

    private static Test test(StatementSeries series, List<Week> weeks, int from, int to, boolean more) {
        WeeklyRate usual = usual(weeks, from);
        double chance = more
                ? usual.atLeast(weeks.get(from).spread(), 1)
                : 1 - usual.atLeast(statements(weeks.subList(from, to)) + 1, to - from);
        return new Test(series, weeks, from, to, more, chance);
    }

    private static WeeklyRate usual(List<Week> weeks, int from) {
        return new WeeklyRate(
                baseline(weeks, from).stream().map(Week::statements).toList());
    }

    private static int statements(List<Week> weeks) {
        return weeks.stream().mapToInt(Week::statements).sum();
    }

    /** Returns one shift for each run of weeks: tests of a series that overlap or follow each other are joined. */
    private static List<Shift> shifts(List<Test> found) {
        List<Shift> shifts = new ArrayList<>();
        Map<String, Test> running = new HashMap<>();
        for (Test test : found) {
            String run = test.series().name() + test.more();
            Test before = running.get(run);
            if (before != null && test.from() <= before.to()) {
                running.put(run, test.over(before.from(), test.to(), Math.min(before.chance(), test.chance())));
            } else {
                if (before != null) {
                    shifts.add(shift(before));
                }
                running.put(run, test);
            }
        }
        running.values().forEach(test -> shifts.add(shift(test)));
        return shifts;
    }

    /** Removes usual weeks at either end: the four weeks of a test may begin before the decline. */
    private static Test trimmed(Test test) {
        List<Week> before = baseline(test.weeks(), test.from());
        double usual = (double) statements(before) / before.size();
        int from = test.from();
        int to = test.to();
        while (!test.more() && test.weeks().get(from).statements() >= usual) {
            from++;
        }
        while (!test.more() && test.weeks().get(to - 1).statements() >= usual) {
            to--;
        }
        return test.over(from, to, test.chance());
    }

    private static Shift shift(Test run) {
        Test test = trimmed(run);
        List<Week> before = baseline(test.weeks(), test.from());
        WeeklyRate usual = usual(test.weeks(), test.from());
        int length = test.to() - test.from();
        GammaDistribution now = GammaDistribution.of(test.count() + 0.5, 1.0 / length);
        LocalDate monday = test.weeks().get(test.from()).monday();
        LocalDate sunday = test.weeks().get(test.to() - 1).sunday();
        return new Shift(
                Shift.Kind.VOLUME,
                test.series().issue(),
                test.series().subject(),
                test.series().holder(),
                test.series().side(),
                monday,
                monday,
                sunday,
                new Level(
                        (double) statements(before) / before.size(),
                        usual.quantile(TAIL),
                        usual.quantile(1 - TAIL),
                        statements(before),
                        before.size(),
                        before.getFirst().monday(),
                        before.getLast().sunday()),
                new Level(
                        (double) test.count() / length,
                        now.inverseCumulativeProbability(TAIL),
                        now.inverseSurvivalProbability(TAIL),
                        test.count(),
                        length,
                        monday,
                        sunday),
                test.chance(),
                (test.more() ? "more " : "fewer ") + monday);
    }
}

package org.onrecord.processor.trend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.onrecord.events.Trend.Holder;

class TrendSumsTest {
    private static final Holder ANN = new Holder(Holder.Kind.ACTOR, "ann");

    private final TrendSums sums = new TrendSums(new InMemoryDays());

    @Test
    void sumsUpTheDaysOfEveryPeriod() {
        add(LocalDate.of(2024, 12, 30), 1);
        add(LocalDate.of(2025, 1, 1), 1);
        add(LocalDate.of(2025, 1, 31), 1);

        assertThat(add(LocalDate.of(2025, 1, 2), 1))
                .containsExactlyInAnyOrder(
                        "weather/topic:rain/actor:ann/day/2025-01-02 1",
                        "weather/topic:rain/actor:ann/week/2025-W01 3",
                        "weather/topic:rain/actor:ann/month/2025-01 3",
                        "weather/topic:rain/actor:ann/quarter/2025-Q1 3");
    }

    @Test
    void countsStatementsWithoutADateInEveryKindOfPeriod() {
        assertThat(add(null, 2))
                .containsExactlyInAnyOrder(
                        "weather/topic:rain/actor:ann/day/undated 2",
                        "weather/topic:rain/actor:ann/week/undated 2",
                        "weather/topic:rain/actor:ann/month/undated 2",
                        "weather/topic:rain/actor:ann/quarter/undated 2");
    }

    @Test
    void countsNothingOnceEverythingIsTakenBack() {
        add(LocalDate.of(2025, 1, 2), 1);
        assertThat(sums.add(change(LocalDate.of(2025, 1, 2), -1))).hasSize(4).allMatch(TrendSums::isZero);
    }

    @Test
    void textHoldsEveryCountWhateverTheSubjectIsCalled() {
        DayCounts day = DayCounts.NONE.plus(new TreeMap<>(
                Map.of("claim:two words 3", new Counts(3, 1, 2, 40), "issue:*", new Counts(5, 0, 0, 70))));

        assertThat(day.text()).isEqualTo("3 1 2 40 17 claim:two words 35 0 0 70 7 issue:*");
        assertThat(DayCounts.read(day.text())).isEqualTo(day);
    }

    private List<String> add(@Nullable LocalDate day, int statements) {
        return sums.add(change(day, statements)).stream()
                .map(trend -> trend.key() + " " + trend.statements())
                .toList();
    }

    private static DayChange change(@Nullable LocalDate day, int statements) {
        return new DayChange(
                "weather", ANN, day, new TreeMap<>(Map.of("topic:rain", new Counts(statements, 0, 0, statements))));
    }

    private static final class InMemoryDays implements DayTable {
        private final Map<String, DayCounts> days = new HashMap<>();

        @Override
        public DayCounts get(Holder holder, @Nullable LocalDate day) {
            return days.getOrDefault(holder.id() + day, DayCounts.NONE);
        }

        @Override
        public void put(Holder holder, @Nullable LocalDate day, DayCounts counts) {
            days.put(holder.id() + day, counts);
        }

        @Override
        public SortedMap<LocalDate, DayCounts> between(Holder holder, LocalDate from, LocalDate to) {
            SortedMap<LocalDate, DayCounts> found = new TreeMap<>();
            for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
                if (!get(holder, day).isEmpty()) {
                    found.put(day, get(holder, day));
                }
            }
            return found;
        }
    }
}

package org.onrecord.events.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DayCorrelationTest {
    private static List<DayShare> days(int... partsOfFour) {
        List<DayShare> days = new ArrayList<>();
        for (int part : partsOfFour) {
            days.add(new DayShare(LocalDate.EPOCH.plusDays(days.size()), part, 4));
        }
        return days;
    }

    @Test
    void countsADayOfEqualStatementsAlmostAsOneStatement() {
        DayCorrelation bursts = DayCorrelation.of(days(4, 0, 0, 4, 0, 4, 4, 0));

        assertThat(bursts.correlation()).isEqualTo(0.9);
        assertThat(4 * bursts.weight(days(4).getFirst())).isCloseTo(1.08, within(0.01));
    }

    @Test
    void countsEquallyMixedDaysAlmostInFull() {
        DayCorrelation bursts = DayCorrelation.of(days(2, 1, 3, 2, 2, 1, 3, 2));

        assertThat(bursts.correlation()).isEqualTo(0.1);
        assertThat(4 * bursts.weight(days(2).getFirst())).isCloseTo(3.08, within(0.01));
    }

    @Test
    void assumesTheLeastCorrelationIfEachDayHasOneStatement() {
        DayShare one = new DayShare(LocalDate.EPOCH, 1, 1);

        assertThat(DayCorrelation.of(List.of(one, one, one)).correlation()).isEqualTo(0.1);
        assertThat(new DayCorrelation(0.1).weight(one)).isEqualTo(1);
    }
}

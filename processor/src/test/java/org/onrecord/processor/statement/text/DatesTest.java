package org.onrecord.processor.statement.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DatesTest {
    private static final LocalDate FRIDAY = LocalDate.of(2024, 5, 10);

    @Test
    void readsWrittenDates() {
        assertThat(Dates.KNOWN.in("On Wednesday (June 21, 2023) morning", null)).contains(LocalDate.of(2023, 6, 21));
        assertThat(Dates.KNOWN.in("on 24 January, 2025", null)).contains(LocalDate.of(2025, 1, 24));
        assertThat(Dates.KNOWN.in("2022-09-01 22:41", null)).contains(LocalDate.of(2022, 9, 1));
        assertThat(Dates.KNOWN.in("8月19日", FRIDAY)).contains(LocalDate.of(2023, 8, 19));
        assertThat(Dates.KNOWN.in("9日", FRIDAY)).contains(LocalDate.of(2024, 5, 9));
    }

    @Test
    void resolvesRelativeDaysByTheDocumentsDate() {
        assertThat(Dates.KNOWN.in("yesterday", FRIDAY)).contains(LocalDate.of(2024, 5, 9));
        assertThat(Dates.KNOWN.in("said on Tuesday", FRIDAY)).contains(LocalDate.of(2024, 5, 7));
        assertThat(Dates.KNOWN.in("last Friday", FRIDAY)).contains(LocalDate.of(2024, 5, 3));
    }

    @Test
    void inventsNoYear() {
        assertThat(Dates.KNOWN.in("on March 3", null)).isEmpty();
        assertThat(Dates.KNOWN.in("on February 31, 2024", null)).isEmpty();
    }
}

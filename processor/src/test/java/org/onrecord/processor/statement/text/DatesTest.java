package org.onrecord.processor.statement.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.events.time.StatedDate;

class DatesTest {
    private static final LocalDate FRIDAY = LocalDate.of(2024, 5, 10);

    private static String read(String words, @Nullable LocalDate day) {
        return Dates.in(words, day).map(StatedDate::toString).orElse("none");
    }

    @Test
    void readsWrittenDates() {
        assertThat(read("On Wednesday (June 21, 2023) morning", null)).isEqualTo("2023-06-21");
        assertThat(read("on 24 January, 2025", null)).isEqualTo("2025-01-24");
        assertThat(read("2022-09-01 22:41", null)).isEqualTo("2022-09-01");
        assertThat(read("8月19日", FRIDAY)).isEqualTo("2023-08-19");
        assertThat(read("9日", FRIDAY)).isEqualTo("2024-05-09");
        assertThat(read("30日", FRIDAY)).isEqualTo("2024-04-30");
    }

    @ParameterizedTest
    @CsvSource({
        "yesterday, 2024-05-09",
        "said on Tuesday, 2024-05-07",
        "last Friday, 2024-05-03",
        "dijo ayer, 2024-05-09",
        "dijo el martes, 2024-05-07",
        "el pasado viernes, 2024-05-03",
        "昨天, 2024-05-09",
        "周三, 2024-05-08",
        "星期五, 2024-05-10",
        "上周五, 2024-05-03",
        "上周一, 2024-04-29"
    })
    void resolvesRelativeDaysByTheDocumentsDate(String words, String date) {
        assertThat(read(words, FRIDAY)).isEqualTo(date);
    }

    @ParameterizedTest
    @CsvSource({
        "said in March, 2024-03",
        "said in June, 2023-06",
        "said in early January 2022, 2022-01",
        "dijo en enero de 2023, 2023-01",
        "去年12月, 2023-12",
        "今年3月，, 2024-03",
        "'In 2023, a keeper', 2023"
    })
    void keepsTheMonthOrYearWhereNoDayIsGiven(String words, String date) {
        assertThat(read(words, FRIDAY)).isEqualTo(date);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "last week",
                "recently",
                "over the weekend",
                "the past three months",
                "by Friday",
                "every Monday",
                "next Tuesday",
                "on Black Friday",
                "la semana pasada",
                "近日",
                "上周",
                "下周三",
                "may in 20 days"
            })
    void inventsNoDate(String words) {
        assertThat(read(words, FRIDAY)).isEqualTo("none");
    }

    @Test
    void inventsNoYear() {
        assertThat(read("on March 3", null)).isEqualTo("none");
        assertThat(read("in March", null)).isEqualTo("none");
        assertThat(read("on February 31, 2024", null)).isEqualTo("none");
    }
}

package org.onrecord.ingest.date;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "January 3, 2024|2024-01-03",
                "Jan. 3rd 2024|2024-01-03",
                "Wednesday, 3 January 2024|2024-01-03",
                "3 de enero de 2024|2024-01-03",
                "le 1er février 2024|2024-02-01",
                "3. Januar 2024|2024-01-03",
                "3 de janeiro de 2024|2024-01-03",
                "3 января 2024 г.|2024-01-03",
                "3 stycznia 2024|2024-01-03",
                "2024年1月3日|2024-01-03",
                "二〇二四年一月二十三日|2024-01-23",
                "2024년 1월 3일|2024-01-03",
                "2024. január 3.|2024-01-03",
                "2024 m. sausio 3 d.|2024-01-03",
                "ngày 3 tháng 1 năm 2024|2024-01-03",
                "٣ يناير ٢٠٢٤|2024-01-03",
                "3 בינואר 2024|2024-01-03",
                "03-Jan-24|2024-01-03",
                "03.01.24|2024-01-03",
                "2024/1/3|2024-01-03",
                "25/12/2023|2023-12-25",
                "12/25/2023|2023-12-25",
                "March 2024|2024-03",
                "2024年3月|2024-03",
            })
    void readsDaysAndMonthsInManyLanguages(String text, String value) {
        assertThat(DateText.all("— " + text + " —", DayOrder.DAY_FIRST))
                .extracting(FoundDate::value)
                .containsExactly(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2024-01-03T10:00:00+08:00|2024-01-03T10:00:00+08:00",
                "2024-01-03T10:00:00+0800|2024-01-03T10:00:00+08:00",
                "2024-01-03T10:00:00.123Z|2024-01-03T10:00:00Z",
                "2024-01-03 10:00|2024-01-03T10:00",
                "Wed, 03 Jan 2024 10:00:00 GMT|2024-01-03T10:00:00Z",
                "Wed, 03 Jan 2024 10:00:00 -0500|2024-01-03T10:00:00-05:00",
                "Wed Jan 3 2024, 4:05 p.m. EST|2024-01-03T16:05-05:00",
                "12:30 is no date but January 3, 2024 at 12:30 AM is|2024-01-03T00:30",
                "2024年1月3日 20时15分|2024-01-03T20:15",
                "20240103|2024-01-03",
                "20240103T101500Z|2024-01-03T10:15:00Z",
                "1704276000|2024-01-03T10:00:00Z",
            })
    void keepsTimeAndZoneAsWritten(String text, String value) {
        assertThat(DateText.stamp(text, DayOrder.DAY_FIRST))
                .map(FoundDate::value)
                .contains(value);
    }

    @Test
    void readsNumbersInTheGivenOrder() {
        assertThat(DateText.stamp("03/04/2024", DayOrder.DAY_FIRST))
                .map(FoundDate::value)
                .contains("2024-04-03");
        assertThat(DateText.stamp("03/04/2024", DayOrder.MONTH_FIRST))
                .map(FoundDate::value)
                .contains("2024-03-04");
        assertThat(DateText.stamp("03.04.2024", DayOrder.MONTH_FIRST))
                .map(FoundDate::value)
                .contains("2024-04-03");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Article 31.2.2024 of nothing",
                "version 1.2.34.5",
                "call 202-555-0103",
                "in 2024",
                "May 12",
                "99/99/2024",
                "2024-13-01"
            })
    void findsNoDateWhereThereIsNone(String text) {
        assertThat(DateText.all(text, DayOrder.DAY_FIRST)).isEmpty();
    }

    @Test
    void findsEachDateWithItsPlace() {
        String text = "Posted 3 May 2023, updated 4 May 2023.";
        List<FoundDate> dates = DateText.all(text, DayOrder.DAY_FIRST);
        assertThat(dates)
                .extracting(date -> text.substring(date.start(), date.end()))
                .containsExactly("3 May 2023", "4 May 2023");
    }
}

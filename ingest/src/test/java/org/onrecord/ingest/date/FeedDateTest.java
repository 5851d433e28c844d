package org.onrecord.ingest.date;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.events.time.Published;
import org.onrecord.events.time.Published.Precision;

class FeedDateTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Tue, 05 Mar 2024 09:30:00 +0800       | 2024-03-05T09:30:00+08:00
            Tue, 5 Mar 24 9:30 EST                | 2024-03-05T09:30:00-05:00
            05 mar 2024 09:30:00 GMT              | 2024-03-05T09:30:00Z
            Tue, 05 Mar 2024 09:30:00 +0000 (UTC) | 2024-03-05T09:30:00Z
            Tue, 05 Mar 2024 09:30:00 GMT+8       | 2024-03-05T09:30:00+08:00
            Tue Mar  5 09:30:00 PST 2024          | 2024-03-05T09:30:00-08:00
            Mar 5, 2024 9:30 p.m.                 | 2024-03-05T21:30:00
            2024-03-05T09:30:00Z                  | 2024-03-05T09:30:00Z
            2024-03-05T09:30+0800                 | 2024-03-05T09:30:00+08:00
            2024-03-05T09:30:00.250-06:00         | 2024-03-05T09:30:00.25-06:00
            2024-03-05 09:30:00                   | 2024-03-05T09:30:00
            20240305T093000Z                      | 2024-03-05T09:30:00Z
            2024-03-05T24:00:00Z                  | 2024-03-06T00:00:00Z
            2016-12-31T23:59:60Z                  | 2016-12-31T23:59:59Z
            2024-3-5                              | 2024-03-05
            2024-065                              | 2024-03-05
            2024-03                               | 2024-03
            2024                                  | 2024
            2024년 03월 05일 오후 09:30:00          | 2024-03-05T21:30:00
            2024-03-05 오전 09:30:00               | 2024-03-05T09:30:00
            2024年3月5日 下午3:05                   | 2024-03-05T15:05:00
            Τρι, 05 Μάρ 2024 09:30:00 EET         | 2024-03-05T09:30:00+02:00
            2024-március-05T9:30+01:00            | 2024-03-05T09:30:00+01:00
            tis, 5 mars 2024 09:30:00 +0100       | 2024-03-05T09:30:00+01:00
            5 de marzo de 2024                    | 2024-03-05
            mardi 5 février 2024 09:30            | 2024-02-05T09:30:00
            """)
    void readsDatesInTheirZone(String written, String expected) {
        assertThat(FeedDate.read(written, "feed pubdate").map(Published::value)).contains(expected);
    }

    @Test
    void returnsThePrecisionAndOriginOfADate() {
        assertThat(FeedDate.read("5 Mar 2024", "feed pubdate"))
                .contains(new Published("2024-03-05", Precision.DAY, "feed pubdate"));
        assertThat(FeedDate.read("2024-03", "feed updated"))
                .contains(new Published("2024-03", Precision.MONTH, "feed updated"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "soon",
                "yesterday",
                "1709630000",
                "03/05/2024",
                "Mon, 31 Jun 2024 10:00:00 GMT",
                "Tue, 05 Mar 2024 25:00:00 GMT",
                "2024-13-01",
                "5 March",
                "11111111111111111111",
                "10:30"
            })
    void findsNoDateIfThereIsNone(String written) {
        assertThat(FeedDate.read(written, "feed pubdate")).isEmpty();
    }
}

package org.onrecord.ingest.date;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.events.time.Published;

class ListDateTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | 2024-03-05                                | 2024-03-05
            zh | 2024年3月5日                               | 2024-03-05
            zh | 发布时间：2024年3月5日 15:05                | 2024-03-05T15:05:00
            zh | [2024/03/05]                              | 2024-03-05
            zh | 2024.03.05                                | 2024-03-05
            en | Published on March 5, 2024 by the office  | 2024-03-05
            en | 5 March 2024                              | 2024-03-05
            en | March 5th, 2024                           | 2024-03-05
            en | 05-Mar-2024                               | 2024-03-05
            es | 5 de marzo de 2024                        | 2024-03-05
            es | Mar del Plata, 5 de abril del 2024        | 2024-04-05
            es | 05/03/2024                                | 2024-03-05
            fr | 5 février 2024                            | 2024-02-05
            en | 25/03/2024                                | 2024-03-25
            en | 03/25/2024                                | 2024-03-25
            en | 05.03.2024                                | 2024-03-05
            en | 2024-03-05T09:30:00+08:00                 | 2024-03-05T09:30:00+08:00
            """)
    void readsTheUsualForms(String language, String written, String expected) {
        assertThat(new ListDate(null, language).read(written).map(Published::value))
                .contains(expected);
    }

    @Test
    void leavesOutAmbiguousDates() {
        assertThat(new ListDate(null, "en").read("03/05/2024")).isEmpty();
        assertThat(new ListDate(null, null).read("5 March")).isEmpty();
    }

    @Test
    void readsTheFormatOfTheCatalogue() {
        assertThat(new ListDate("MM/dd/yyyy", "en").read("03/05/2024").map(Published::value))
                .contains("2024-03-05");
        assertThat(new ListDate("d MMMM yyyy HH:mm", "es")
                        .read("5 marzo 2024 09:30")
                        .map(Published::value))
                .contains("2024-03-05T09:30:00");
        assertThat(new ListDate("no { pattern", "en").read("2024-03-05").map(Published::value))
                .as("a pattern that is none is passed over")
                .contains("2024-03-05");
    }
}

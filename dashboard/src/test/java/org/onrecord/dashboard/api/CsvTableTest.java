package org.onrecord.dashboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvTableTest {
    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            =1+1, '=1+1
            a;=1+1, a;'=1+1
            a; @SUM(A1), a; '@SUM(A1)
            ＝1+1, '＝1+1
            ＠SUM(A1), '＠SUM(A1)
            a;＋1, a;'＋1
            ` =1`, ` '=1`
            a-b; c = d, a-b; c = d
            well-known, well-known
            """)
    void showsFormulasAsText(String value, String cell) {
        assertThat(new CsvTable<String>().column("x", row -> row).write(List.of(value)))
                .isEqualTo("x\r\n" + cell + "\r\n");
    }

    @Test
    void showsFormulasInLaterLinesAsText() {
        assertThat(new CsvTable<String>().column("x", row -> row).write(List.of("a\n=1+1", "\t=1", "\rx")))
                .isEqualTo("x\r\n\"a\n'=1+1\"\r\n'\t'=1\r\n\"'\rx\"\r\n");
    }
}

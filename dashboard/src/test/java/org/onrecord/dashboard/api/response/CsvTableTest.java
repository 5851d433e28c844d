package org.onrecord.dashboard.api.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
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
        assertThat(CsvTable.of("x").write(List.of(Map.of("x", value)))).isEqualTo("x\r\n" + cell + "\r\n");
    }

    @Test
    void showsFormulasInLaterLinesAsText() {
        assertThat(CsvTable.of("x=x[].y")
                        .write(List.of(
                                Map.of("x", List.of(Map.of("y", "a\n=1+1"), Map.of("y", "\t=1"), Map.of("y", "\rx"))))))
                .isEqualTo("x\r\n\"a\n'=1+1\"\r\n'\t'=1\r\n\"'\rx\"\r\n");
    }

    @Test
    void readsTheValuesAtPathsOfTheJson() {
        Map<String, Object> row = Map.of(
                "id",
                7,
                "of",
                Map.of("share", 0.25),
                "uses",
                List.of("a", "b", "c"),
                "lines",
                List.of(Map.of("n", 1), Map.of("n", 2)));

        assertThat(CsvTable.of("id share=of.share first=uses.0 last=uses.-1 uses=uses.* none=of.none n=lines[].n")
                        .with("made", "of.share", value -> "<" + value + ">")
                        .write(List.of(row)))
                .isEqualTo(
                        "id,share,first,last,uses,none,n,made\r\n7,0.25,a,c,a b c,,1,<0.25>\r\n7,0.25,a,c,a b c,,2,<0.25>\r\n");
    }
}

package org.onrecord.dashboard.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordSearchTest {
    @ParameterizedTest
    @ValueSource(strings = {"fis*", "fish~2", "\"lake fish\"~9", "((fish))", "~", "\\", "+ | -"})
    void hasNoOperatorsThatSearchForOtherWords(String text) {
        assertThat(WordSearch.problem(text)).isEmpty();
        assertThat(WordSearch.query(text).toString()).doesNotContain("*").doesNotContain("~");
    }

    @Test
    void explainsThatASearchIsTooLarge() {
        String fuzzy =
                IntStream.range(0, 850).mapToObj(i -> "abcdefgh" + i + "~2").collect(Collectors.joining("|"));
        assertThat(WordSearch.problem(fuzzy)).contains("q has at most 1000 characters; search for fewer words");
        String many = IntStream.range(100, 300).mapToObj(Integer::toString).collect(Collectors.joining(" "));
        assertThat(WordSearch.problem(many)).contains("q has too many words; search for at most about 100");
        assertThat(WordSearch.problem("合作".repeat(50))).isEmpty();
    }
}

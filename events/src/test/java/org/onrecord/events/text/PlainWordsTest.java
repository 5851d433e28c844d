package org.onrecord.events.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainWordsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        We **stand** [ready](https://lakes.example/ready) to work. | We stand ready to work.
        Fish &amp; lakes<br/>for <b>all</b>                       | Fish & lakes for all
        湖泊 **合作**                                               | 湖泊 合作
        2 < 3 and 5 * 4                                           | 2 < 3 and 5 * 4
        > We stand ready                                          | We stand ready""")
    void marksOfMarkdownAndHtmlAreNoWords(String passage, String words) {
        assertThat(PlainWords.of(passage)).isEqualTo(words);
    }
}

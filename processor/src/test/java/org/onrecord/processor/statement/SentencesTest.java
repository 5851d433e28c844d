package org.onrecord.processor.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.onrecord.events.Statement.Span;

class SentencesTest {
    private static List<String> split(String text) {
        return Sentences.split(text, new Span(0, text.length())).stream()
                .map(span -> span.of(text))
                .toList();
    }

    @Test
    void doesNotEndASentenceAtAnAbbreviation() {
        assertThat(
                        split(
                                "Mr. Stone met the U.S. Navy on Jan. 3 about No. 5. He left at noon. The Hon. J. B. Marsh stayed in the U.S. The rest went."))
                .containsExactly(
                        "Mr. Stone met the U.S. Navy on Jan. 3 about No. 5.",
                        "He left at noon.",
                        "The Hon. J. B. Marsh stayed in the U.S.",
                        "The rest went.");
    }

    @Test
    void keepsEllipsesAndClosingMarks() {
        assertThat(split("We waited... and waited. \"It rained.\" Then it stopped… Nobody came!"))
                .containsExactly("We waited... and waited.", "\"It rained.\"", "Then it stopped…", "Nobody came!");
    }

    @Test
    void dividesChineseAtChineseStops() {
        assertThat(split("港口今天开放。谁会来？“都欢迎！”他说。")).containsExactly("港口今天开放。", "谁会来？", "“都欢迎！”", "他说。");
    }

    @Test
    void neverCrossesAParagraph() {
        assertThat(split("A line without a stop\nAnother line"))
                .containsExactly("A line without a stop", "Another line");
    }
}

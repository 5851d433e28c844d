package org.onrecord.processor.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Single forms of attribution in Chinese. */
class ChineseReportReaderTest {
    private static List<String> lines(String text) {
        return Texts.lines(Texts.document("海港日报", "2024-05-10", "zh", "", text));
    }

    @Test
    void continuesAReportAcrossSentences() {
        assertThat(lines("加拿大渔业部长林远帆表示，湖水很冷。河水也很冷。他指出，海水更冷。"))
                .containsExactly("indirect | 林远帆 | CA 1 | 湖水很冷。河水也很冷", "indirect | 林远帆 | CA 1 | 海水更冷");
    }

    @Test
    void includesVerbsThatArePartOfTheReport() {
        assertThat(lines("墨西哥官员敦促各港口修复码头。")).containsExactly("indirect | 墨西哥官员 | MX 2 | 敦促各港口修复码头");
    }

    @Test
    void readsAccordingTo() {
        assertThat(lines("据加拿大渔业部消息，船已出海多日。")).containsExactly("indirect | 加拿大渔业部 | none 4 | 船已出海多日");
    }

    @Test
    void ignoresReportsWithoutANamedSource() {
        assertThat(lines("有人说，船已出海。据了解，湖水很冷。")).isEmpty();
    }
}

package org.onrecord.events.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordedWordsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The position holds. It rests on a later statement now, of 2024-02-01. | 该立场仍然成立。现以2024-02-01较晚的一条表态为依据。",
                "Another statement of the same day stands first now. | 现以同一天的另一条表态为先。",
                "the robots.txt cannot be read: no such host: bell.example | 无法读取 robots.txt：没有这个主机：bell.example",
                "Timed out: no answer after 30 s. | 30 s 内没有响应。",
                "nothing new for 3 days; its longest pause lately was an hour | 已有 3 天没有新内容；近来最长的间隔为 1 小时",
                "From 2 of 9 statements (6 to 55 %) since 2024-01-02 to 8 of 9 statements (56 to 98 %) up to 2024-03-04; it changed on 2024-02-01. The same days in random order show as much about once in 3,000 times. | 自2024-01-02起为 9 条表态中的 2 条（区间 6% 至 55%），至2024-03-04为 9 条表态中的 8 条（区间 56% 至 98%）；转变发生在2024-02-01。把这些日子随机排列，约 3,000 次中有一次出现同样大的差别。",
                "Tom Reed turned to the other side of this claim: 3 statements against from 2023-05-02 to 2023-11-20, and on 2024-03-01 in favour, again on 2024-03-04, by a formal act. A day on which both sides weigh about the same decides nothing. | Tom Reed转到此主张的另一方：2023-05-02至2023-11-20有 3 条反对表态，2024-03-01支持，2024-03-04重申，并以正式行动作出。双方分量相当的日子不作数。",
                "Vice President | 副总统",
                "Keeper of the Lamps | Keeper of the Lamps",
            })
    void saysInChineseWhatTheRecordSaysInEnglish(String recorded, String chinese) {
        assertThat(Strings.of(ReaderLanguage.ZH).recorded(recorded, Map.of())).isEqualTo(chinese);
    }

    @Test
    void takesTheReadersWordsForPartsThatAreKnown() {
        assertThat(Strings.of(ReaderLanguage.ZH)
                        .recorded(
                                "Tom Reed (AA) falls silent on “The lamps stay lit”",
                                Map.of("who", "里德", "claim", "“点灯”")))
                .isEqualTo("里德不再就“点灯”表态");
    }

    @Test
    void leavesEnglishReadersTheRecordAsItIs() {
        assertThat(Strings.of(ReaderLanguage.EN).recorded("Vice President", Map.of()))
                .isEqualTo("Vice President");
    }
}

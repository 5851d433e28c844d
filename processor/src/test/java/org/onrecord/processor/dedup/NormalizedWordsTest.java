package org.onrecord.processor.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NormalizedWordsTest {
    @Test
    void ignoresMarksCaseAndSpacing() {
        assertThat(NormalizedWords.of("  It “rains” — again,\nin  TOWN. ").line())
                .isEqualTo("it rains again in town");
        assertThat(NormalizedWords.of("ＡＢＣ１２３").line()).isEqualTo("abc123");
        assertThat(NormalizedWords.of("下雨了。").line()).isEqualTo("下 雨 了");
        assertThat(NormalizedWords.of("The U.S. fleet won't come.").line()).isEqualTo("the us fleet wo not come");
        assertThat(NormalizedWords.of("[W]e [the keepers] said so").line()).isEqualTo("we said so");
        assertThat(NormalizedWords.of("[Laughs.]").line()).isEqualTo("laughs");
        assertThat(NormalizedWords.of(" … ").line()).isEmpty();
    }

    @Test
    void treatsNumbersAndNamesAsTelling() {
        NormalizedWords words =
                NormalizedWords.of("The two boats of Otto Marsh left. Nobody [but Lena] saw the 3rd. USS Gull sank.");

        assertThat(IntStream.range(0, words.count()).filter(words::isTelling).mapToObj(words::word))
                .containsExactly("two", "otto", "marsh", "3rd", "uss", "gull");
    }
}

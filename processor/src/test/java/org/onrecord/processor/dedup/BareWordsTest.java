package org.onrecord.processor.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BareWordsTest {
    @Test
    void looksAtTheBareWordsOnly() {
        assertThat(BareWords.of("  It “rains” — again,\nin  TOWN. ").line()).isEqualTo("it rains again in town");
        assertThat(BareWords.of("ＡＢＣ１２３").line()).isEqualTo("abc123");
        assertThat(BareWords.of("下雨了。").line()).isEqualTo("下 雨 了");
        assertThat(BareWords.of("The U.S. fleet won't come.").line()).isEqualTo("the us fleet wo not come");
        assertThat(BareWords.of("[W]e [the keepers] said so").line()).isEqualTo("we said so");
        assertThat(BareWords.of("[Laughs.]").line()).isEqualTo("laughs");
        assertThat(BareWords.of(" … ").line()).isEmpty();
    }

    @Test
    void numbersAndNamesAreTelling() {
        BareWords words =
                BareWords.of("The two boats of Otto Marsh left. Nobody [but Lena] saw the 3rd. USS Gull sank.");

        assertThat(IntStream.range(0, words.count()).filter(words::isTelling).mapToObj(words::word))
                .containsExactly("two", "otto", "marsh", "3rd", "uss", "gull");
    }
}

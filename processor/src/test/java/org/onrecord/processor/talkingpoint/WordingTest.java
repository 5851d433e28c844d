package org.onrecord.processor.talkingpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class WordingTest {
    @Test
    void marksCaseAndWidthMakeNoDifference() {
        assertThat(Wording.of("The dam, we say, WILL stand!")).isEqualTo(Wording.of("the dam we say ｗｉｌｌ stand"));
    }

    @Test
    void aHanCharacterIsAWordOfItsOwn() {
        assertThat(Wording.of("大坝不会拆除。").tokens()).containsExactly("大", "坝", "不", "会", "拆", "除");
        assertThat(Wording.of("大坝不会拆除。").isHan()).isTrue();
    }

    @Test
    void whatIsSharedIsMeasuredOnTheShorterOfTwo() {
        Wording once = Wording.of("nobody downstream is robbed of water");
        Wording within = Wording.of("let me say it again: nobody downstream is robbed of water, and nobody will be");

        assertThat(once.shared(within)).isEqualTo(1);
        assertThat(within.shared(once)).isEqualTo(1);
        assertThat(once.shared(Wording.of("nobody downstream is robbed of anything")))
                .isEqualTo(0.75, within(0.01));
        assertThat(once.shared(Wording.of("two words"))).isZero();
    }
}

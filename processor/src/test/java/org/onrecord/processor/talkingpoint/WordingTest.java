package org.onrecord.processor.talkingpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class WordingTest {
    @Test
    void marksCaseAndWidthMakeNoDifference() {
        assertThat(Wording.of("The dam, we say, WILL stand!").shared(Wording.of("the dam we say ｗｉｌｌ stand")))
                .isEqualTo(1);
    }

    @Test
    void aHanCharacterIsAWordOfItsOwn() {
        assertThat(Wording.of("大坝不会拆除。").length()).isEqualTo(6);
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

    @Test
    void aMeaningKeepsTheCosineOfItsVector() {
        float[] one = {0.6f, 0.8f, 0};
        float[] other = {0.28f, 0.96f, 0};
        float[] many = new float[400];
        Arrays.fill(many, 0.05f);

        assertThat(Meaning.of(many).alike(Meaning.of(many))).isEqualTo(1, within(1e-9));
        assertThat(Meaning.of(one).alike(Meaning.of(other)))
                .as("large numbers are cut")
                .isGreaterThan(0.9);
        assertThat(Meaning.of(one).alike(Meaning.of(many)))
                .as("of another model")
                .isZero();
    }
}

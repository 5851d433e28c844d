package org.onrecord.processor.talkingpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SentenceShinglesTest {
    @Test
    void marksCaseAndWidthMakeNoDifference() {
        assertThat(SentenceShingles.of("The dam, we say, WILL stand!")
                        .shared(SentenceShingles.of("the dam we say ｗｉｌｌ stand")))
                .isEqualTo(1);
    }

    @Test
    void aHanCharacterIsAWordOfItsOwn() {
        assertThat(SentenceShingles.of("大坝不会拆除。").length()).isEqualTo(6);
        assertThat(SentenceShingles.of("大坝不会拆除。").isHan()).isTrue();
    }

    @Test
    void whatIsSharedIsMeasuredOnTheShorterOfTwo() {
        SentenceShingles once = SentenceShingles.of("nobody downstream is robbed of water");
        SentenceShingles within =
                SentenceShingles.of("let me say it again: nobody downstream is robbed of water, and nobody will be");

        assertThat(once.shared(within)).isEqualTo(1);
        assertThat(within.shared(once)).isEqualTo(1);
        assertThat(once.shared(SentenceShingles.of("nobody downstream is robbed of anything")))
                .isEqualTo(0.75, within(0.01));
        assertThat(once.shared(SentenceShingles.of("two words"))).isZero();
    }

    @Test
    void aMeaningKeepsTheCosineOfItsVector() {
        float[] one = {0.6f, 0.8f, 0};
        float[] other = {0.28f, 0.96f, 0};
        float[] many = new float[400];
        Arrays.fill(many, 0.05f);

        assertThat(QuantizedVector.of(many).alike(QuantizedVector.of(many))).isEqualTo(1, within(1e-9));
        assertThat(QuantizedVector.of(one).alike(QuantizedVector.of(other)))
                .as("large numbers are cut")
                .isGreaterThan(0.9);
        assertThat(QuantizedVector.of(one).alike(QuantizedVector.of(many)))
                .as("of another model")
                .isZero();
    }
}

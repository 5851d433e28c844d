package org.onrecord.processor.talkingpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SentenceShinglesTest {
    @Test
    void ignoresMarksCaseAndWidth() {
        assertThat(SentenceShingles.of("The dam, we say, WILL stand!")
                        .shared(SentenceShingles.of("the dam we say ｗｉｌｌ stand")))
                .isEqualTo(1);
    }

    @Test
    void countsWordsAndNotTheirMarkup() {
        assertThat(SentenceShingles.of("<span style=\"text-decoration: underline\">Background</span>.")
                        .length())
                .isOne();
    }

    @Test
    void countsAHanCharacterAsAWord() {
        assertThat(SentenceShingles.of("大坝不会拆除。").length()).isEqualTo(6);
        assertThat(SentenceShingles.of("大坝不会拆除。").isHan()).isTrue();
    }

    @Test
    void measuresTheSharedPartOnTheShorterSentence() {
        SentenceShingles once = SentenceShingles.of("nobody downstream is robbed of water");
        SentenceShingles within =
                SentenceShingles.of("let me say it again: nobody downstream is robbed of water, and nobody will be");

        assertThat(once.shared(within)).isEqualTo(1);
        assertThat(within.shared(once)).isEqualTo(1);
        assertThat(once.shared(SentenceShingles.of("nobody downstream is robbed of anything")))
                .isEqualTo(0.75, within(0.01));
        assertThat(once.shared(SentenceShingles.of("two words"))).isZero();
    }
}

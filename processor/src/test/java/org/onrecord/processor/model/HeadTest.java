package org.onrecord.processor.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HeadTest {
    private static final SentenceFeatures SENTENCE =
            new SentenceFeatures(new float[] {3, 1}, new int[] {0, 7}, new float[] {1, 2});

    @Test
    void sumsTheWeightsOfVectorWordsAndBias() {
        assertThat(new Head(weights()).logOdds(SENTENCE)).isEqualTo(3 - 2 + 0.5 * 1 + 0.25 * 2 - 1);
    }

    @Test
    void survivesPacking() {
        assertThat(Head.unpacked(new Head(weights()).packed()).logOdds(SENTENCE))
                .isCloseTo(1, within(1e-3));
        assertThat(Head.unpack(Head.pack(new float[] {0, 0}))).containsExactly(0, 0);
    }

    @Test
    void refusesVectorsOfOtherModels() {
        SentenceFeatures other = new SentenceFeatures(new float[] {3}, new int[0], new float[0]);

        assertThatThrownBy(() -> new Head(weights()).logOdds(other))
                .hasMessage("the head takes vectors of 2 numbers, not 1");
    }

    @Test
    void makesFeaturesOfTheVectorWithoutTheCentreAndOfWords() {
        SentenceFeatures features = SentenceFeatures.of("Lift the sanctions!", new float[] {3, 5}, new float[] {0, 1});

        assertThat(features.vector()).containsExactly(new float[] {3.6f, 4.8f}, within(1e-6f));
        assertThat(features.slots()).hasSize(5).isSorted();
        assertThat(SentenceFeatures.of("lift the sanctioning", new float[] {3, 5}, new float[] {0, 1})
                        .slots())
                .as("only the first six letters of a word count")
                .containsExactly(features.slots());
        assertThat(SentenceFeatures.of("取消制裁", new float[] {3, 5}, new float[] {0, 1})
                        .slots())
                .as("three pairs of characters")
                .hasSize(3);
    }

    private static float[] weights() {
        float[] weights = new float[2 + SentenceFeatures.SLOTS + 1];
        weights[0] = 1;
        weights[1] = -2;
        weights[2] = 0.5f;
        weights[2 + 7] = 0.25f;
        weights[weights.length - 1] = -1;
        return weights;
    }
}

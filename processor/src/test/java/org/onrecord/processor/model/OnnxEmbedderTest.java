package org.onrecord.processor.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OnnxEmbedderTest {
    private static OnnxEmbedder embedder;

    @BeforeAll
    static void load() {
        embedder = new OnnxEmbedder();
    }

    @AfterAll
    static void close() {
        embedder.close();
    }

    @Test
    void returnsVectorsOfLengthOne() {
        List<float[]> vectors = embedder.embed(List.of("The lake froze early this year.", ""), "en");

        assertThat(vectors).hasSize(2).allSatisfy(vector -> {
            assertThat(vector).hasSize(384);
            assertThat(dot(vector, vector)).isCloseTo(1, within(1e-5));
        });
    }

    @Test
    void placesSentencesOfTheSameMeaningNearer() {
        List<float[]> vectors = embedder.embed(
                List.of(
                        "The harbour will be closed to fishing boats.",
                        "Fishing vessels may no longer enter the port.",
                        "The orchestra plays a symphony tonight."),
                "en");

        assertThat(dot(vectors.get(0), vectors.get(1))).isGreaterThan(dot(vectors.get(0), vectors.get(2)) + 0.1);
    }

    @Test
    void embedsChineseWithTheChineseModel() {
        List<float[]> vectors = embedder.embed(List.of("港口将对渔船关闭。", "渔船不得再进入港口。", "今晚乐团演奏交响乐。"), "zh-Hans");

        assertThat(vectors.getFirst()).hasSize(512);
        assertThat(dot(vectors.get(0), vectors.get(1))).isGreaterThan(dot(vectors.get(0), vectors.get(2)) + 0.1);
    }

    @Test
    void returnsTheSameVectorWhateverElseIsEmbedded() {
        String sentence = "The ministry has taken note of the report.";
        try (OnnxEmbedder fresh = new OnnxEmbedder()) {
            float[] alone = embedder.embed(List.of(sentence), "en").getFirst();
            float[] amongOthers = fresh.embed(
                            List.of("No!", sentence, "The bridge over the river will be repaired ".repeat(20)), "en")
                    .get(1);

            assertThat(amongOthers).isEqualTo(alone);
        }
    }

    @Test
    void cutsLongSentences() {
        assertThat(embedder.embed(List.of("a very long sentence ".repeat(5000)), "en"))
                .hasSize(1);
    }

    @Test
    void refusesToRunOnceClosed() {
        OnnxEmbedder closed = new OnnxEmbedder();
        closed.close();

        assertThatThrownBy(() -> closed.embed(List.of("Not heard before."), "en"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }

    private static double dot(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += (double) one[i] * other[i];
        }
        return sum;
    }
}

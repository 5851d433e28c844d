package org.onrecord.processor.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class SentenceFeaturesTest {
    private static final SentenceFeatures GATES = sentence("Gates close.", 1, 0);
    private static final SentenceFeatures BOATS = sentence("Boats sail.", 0, 1);

    @Test
    void aPassageIsTheMeanOfItsSentencesAtTheirLengths() {
        SentenceFeatures passage = SentenceFeatures.mean(List.of(GATES, BOATS));

        assertThat(passage.vector()).containsExactly(new float[] {4.243f, 4.243f}, within(0.001f));
        assertThat(passage.slots()).hasSize(6); // gates, close, gates_close, boats, sail, boats_sail
        assertThat(length(passage.values())).isCloseTo(3, within(0.001));
    }

    @Test
    void aPassageOfOneSentenceIsThatSentence() {
        SentenceFeatures passage = SentenceFeatures.mean(List.of(GATES));

        assertThat(passage.vector()).containsExactly(GATES.vector(), within(0.001f));
        assertThat(passage.slots()).containsExactly(GATES.slots());
        assertThat(passage.values()).containsExactly(GATES.values(), within(0.001f));
    }

    private static double length(float[] numbers) {
        double squares = 0;
        for (float number : numbers) {
            squares += number * number;
        }
        return Math.sqrt(squares);
    }

    private static SentenceFeatures sentence(String words, float... vector) {
        return SentenceFeatures.of(words, vector, new float[] {0, 0});
    }
}

package org.onrecord.processor.talkingpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class QuantizedVectorTest {
    @Test
    void keepsTheCosineOfTheVector() {
        float[] one = {0.6f, 0.8f, 0};
        float[] other = {0.28f, 0.96f, 0};
        float[] many = new float[400];
        Arrays.fill(many, 0.05f);

        assertThat(QuantizedVector.of(many).cosine(QuantizedVector.of(many))).isEqualTo(1, within(1e-9));
        assertThat(QuantizedVector.of(one).cosine(QuantizedVector.of(other)))
                .as("large numbers are cut")
                .isGreaterThan(0.9);
        assertThat(QuantizedVector.of(one).cosine(QuantizedVector.of(many)))
                .as("of another model")
                .isZero();
    }
}

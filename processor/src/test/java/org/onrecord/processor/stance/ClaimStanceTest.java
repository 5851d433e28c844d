package org.onrecord.processor.stance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.onrecord.processor.model.OnnxStanceReader;
import org.onrecord.processor.model.StanceReader;

class ClaimStanceTest {
    private static final String CLAIM = "The old bridge should be rebuilt.";
    private static OnnxStanceReader reader;

    @BeforeAll
    static void load() {
        reader = new OnnxStanceReader(List::of);
    }

    @AfterAll
    static void close() {
        reader.close();
    }

    @Test
    void tellsBothSidesFromNone() {
        assertThat(stance("We want the old bridge to be rebuilt soon.")).isEqualTo("favor");
        assertThat(stance("The old bridge must not be rebuilt.")).isEqualTo("against");
        assertThat(stance("Breakfast is served until ten.")).isEqualTo("none");
    }

    @Test
    void scoresSumToOne() {
        StanceReader.Stances scores = new ClaimStance(reader).decide("Rebuild the bridge!", CLAIM, "en");

        assertThat(scores.favor() + scores.against() + scores.none()).isCloseTo(1, within(1e-9));
    }

    private static String stance(String text) {
        return new ClaimStance(reader).decide(text, CLAIM, "en").likeliest();
    }
}

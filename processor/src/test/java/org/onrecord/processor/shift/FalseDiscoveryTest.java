package org.onrecord.processor.shift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FalseDiscoveryTest {
    @Test
    void acceptsAllTestsUpToTheLastUnderItsLine() {
        // lines at .05 of five tests: .01, .02, .03, .04, .05
        assertThat(FalseDiscovery.found(List.of(0.5, 0.001, 0.029, 0.025, 0.2), 0, each -> each, 0.05))
                .containsExactly(0.001, 0.029, 0.025);
    }

    @Test
    void countsTestsWithAChanceOfOne() {
        assertThat(FalseDiscovery.found(List.of(0.004), 0, each -> each, 0.05)).containsExactly(0.004);
        assertThat(FalseDiscovery.found(List.of(0.004), 99, each -> each, 0.05)).isEmpty();
    }

    @Test
    void findsNothingWithoutTests() {
        assertThat(FalseDiscovery.found(List.<Double>of(), 0, each -> each, 0.05))
                .isEmpty();
    }
}

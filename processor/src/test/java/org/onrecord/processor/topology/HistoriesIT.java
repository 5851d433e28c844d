package org.onrecord.processor.topology;

import java.util.stream.IntStream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The 450 histories that {@link HistoriesTest} leaves out to stay quick. */
@EnabledIfSystemProperty(
        named = "onrecord.long",
        matches = "true",
        disabledReason = "takes minutes; run it with -Donrecord.long=true")
class HistoriesIT {
    static IntStream blocks() {
        return IntStream.rangeClosed(1, 9);
    }

    @ParameterizedTest(name = "histories of block {0}")
    @MethodSource("blocks")
    void endAsAPlainRecountDoes(int block) {
        HistoriesTest.checkBlock(block);
    }
}

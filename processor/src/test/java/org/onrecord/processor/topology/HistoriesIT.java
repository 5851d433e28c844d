package org.onrecord.processor.topology;

import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The histories that {@link HistoriesTest} leaves out to stay quick: 50 more, and with {@code -Donrecord.long=true} 450. */
class HistoriesIT {
    static IntStream blocks() {
        return IntStream.rangeClosed(1, Boolean.getBoolean("onrecord.long") ? 9 : 1);
    }

    @ParameterizedTest(name = "histories of block {0}")
    @MethodSource("blocks")
    void endAsAPlainRecountDoes(int block) {
        HistoriesTest.checkBlock(block);
    }
}

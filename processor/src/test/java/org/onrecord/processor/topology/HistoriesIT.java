package org.onrecord.processor.topology;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The histories that {@link HistoriesTest} leaves out to stay quick. */
class HistoriesIT {
    @ParameterizedTest(name = "histories of block {0}")
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9})
    void endAsAPlainRecountDoes(int block) {
        HistoriesTest.checkBlock(block);
    }
}

package org.onrecord.processor.topology;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Histories of many months, in which shifts occur; a class of its own, which runs beside {@link HistoriesIT}. */
class LongHistoriesIT {
    @ParameterizedTest(name = "long history {0}")
    @ValueSource(longs = {1001, 1002, 1003})
    void ofManyMonthsEndWithTheShiftsThatAreInThePlainCount(long seed) {
        HistoriesTest.checkManyMonths(seed);
    }
}

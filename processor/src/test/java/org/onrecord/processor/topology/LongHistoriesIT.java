package org.onrecord.processor.topology;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The long histories that {@link HistoriesTest} leaves out; a class of its own runs beside {@link HistoriesIT}. */
class LongHistoriesIT {
    @ParameterizedTest(name = "long history {0}")
    @ValueSource(longs = {1002, 1003})
    void ofManyMonthsEndWithTheShiftsThatAreInThePlainCount(long seed) {
        HistoriesTest.checkManyMonths(seed);
    }
}

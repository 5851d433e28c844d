package org.onrecord.processor.topology;

import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A history of many months, in which shifts occur, and with {@code -Donrecord.long=true} three of them; a class of its own, which runs beside
 * {@link HistoriesIT}.
 */
class LongHistoriesIT {
    static LongStream seeds() {
        return LongStream.rangeClosed(1001, Boolean.getBoolean("onrecord.long") ? 1003 : 1001);
    }

    @ParameterizedTest(name = "long history {0}")
    @MethodSource("seeds")
    void ofManyMonthsEndWithTheShiftsThatAreInThePlainCount(long seed) {
        HistoriesTest.checkManyMonths(seed);
    }
}

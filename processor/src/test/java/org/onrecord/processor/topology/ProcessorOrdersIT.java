package org.onrecord.processor.topology;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The orders that {@link ProcessorTopologyIT} leaves out to stay quick. */
class ProcessorOrdersIT {
    private final ProcessorTopologyIT topology = new ProcessorTopologyIT();

    @BeforeEach
    void giveItAFolder(@TempDir Path state) {
        topology.state = state;
    }

    @Test
    void makesTheSameTablesFromAnyOrderWithRepetitions() {
        topology.checkOrders(3, 6);
    }

    @Test
    void makesTheSameTablesFromCorrectionsInAnyOrderWithRepetitions() {
        topology.checkOrdersOfCorrections(3, 6);
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 3})
    void findsTheSameShiftsInAnyOrderWithPauses(long seed) {
        topology.checkOrdersOfShifts(seed);
    }
}

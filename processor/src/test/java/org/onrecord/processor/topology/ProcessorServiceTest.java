package org.onrecord.processor.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.onrecord.processor.limit.ReadingLimits;

class ProcessorServiceTest {
    @Test
    void theSlowestDocumentsThatAThreadTakesAtOnceAreReadWithinATransaction() {
        Duration reading = ReadingLimits.SHIPPED.time().multipliedBy(ProcessorService.MAX_POLL_RECORDS);

        assertThat(reading).isLessThan(ProcessorService.TRANSACTION.minusSeconds(10));
    }
}

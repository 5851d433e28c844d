package org.onrecord.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeapLimiterTest {
    private static final long MEGABYTE = 1 << 20;

    @Test
    void aSmallArchiveIsLeftAlone() {
        assertThat(HeapLimiter.next(100 * MEGABYTE)).isEqualTo(160 * MEGABYTE);
    }

    @Test
    void aLargeOneMayTakeHalfAsMuchAgainAsItNeeds() {
        assertThat(HeapLimiter.next(1000 * MEGABYTE)).isEqualTo(1500 * MEGABYTE);
    }
}

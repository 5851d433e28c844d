package org.onrecord.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeapGrowthTest {
    private static final long MEGABYTE = 1 << 20;

    @Test
    void aSmallArchiveIsLeftAlone() {
        assertThat(HeapGrowth.next(100 * MEGABYTE)).isEqualTo(160 * MEGABYTE);
    }

    @Test
    void aLargeOneMayTakeHalfAsMuchAgainAsItNeeds() {
        assertThat(HeapGrowth.next(1000 * MEGABYTE)).isEqualTo(1500 * MEGABYTE);
    }
}

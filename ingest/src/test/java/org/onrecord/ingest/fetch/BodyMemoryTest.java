package org.onrecord.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

class BodyMemoryTest {
    private static final int MB = 1 << 20;

    private final BodyMemory memory = new BodyMemory(4 * MB);

    @Test
    void leavesSmallBodiesTheirMemoryWhileLargeOnesHaveTheRest() {
        BodyMemory.Loan large = memory.lend();
        assertThat(reads(large, 4 * MB)).isTrue();

        assertThat(reads(memory.lend(), 200 << 10)).isTrue();
        assertThat(reads(memory.lend(), MB)).isFalse();
        large.close();
        assertThat(reads(memory.lend(), MB)).isTrue();
    }

    private static boolean reads(BodyMemory.Loan loan, int bytes) {
        return loan.during(() -> {
            try {
                return BodyMemory.bounded(new ByteArrayInputStream(new byte[bytes]))
                                .readAllBytes()
                                .length
                        == bytes;
            } catch (BodyMemory.Exhausted e) {
                return false;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}

package org.onrecord.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AwaitTest {
    @Test
    void returnsOnceTheConditionHolds() {
        AtomicInteger checks = new AtomicInteger();

        Await.until("three checks", () -> checks.incrementAndGet() == 3);

        assertThat(checks).hasValue(3);
    }

    @Test
    void namesTheConditionAndTheStateWhenTheTimeIsUp() {
        assertThatThrownBy(() -> Await.until("two documents", Duration.ZERO, () -> "one document", () -> false))
                .isInstanceOf(AssertionError.class)
                .hasMessage("Timed out after 0 s waiting for: two documents%none document".formatted());
    }

    @Test
    void failsAtOnceWhenTheConditionThrows() {
        assertThatThrownBy(() -> Await.until("a readable file", () -> {
                    throw new IOException("no such file");
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessage("Failed while waiting for: a readable file")
                .hasRootCauseMessage("no such file");
    }
}

package org.onrecord.processor.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.onrecord.events.Document;
import org.onrecord.testing.DocumentBuilder;

class ReadingBudgetTest {
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    private static final ReadingLimits LIMITS = new ReadingLimits(1_000, 10, Duration.ofMillis(250));

    private Instant now = Instant.parse("2024-05-10T08:00:00Z");
    private final SourceTime time = new SourceTime((InstantSource) () -> now);

    private static Document document(String source) {
        return DocumentBuilder.document(source, "1", "The lamps are lit.").build();
    }

    /** Takes processor time on the calling thread. */
    private static int work(int milliseconds) {
        long end = CLOCK.getCurrentThreadCpuTime()
                + Duration.ofMillis(milliseconds).toNanos();
        while (CLOCK.getCurrentThreadCpuTime() < end) {
            ReadingBudget.step();
        }
        return milliseconds;
    }

    private int read(String source, int milliseconds) {
        return time.spend(LIMITS, document(source), () -> work(milliseconds));
    }

    @Test
    void countsTheWorkOfAllThreads() {
        AtomicInteger done = new AtomicInteger();
        assertThatThrownBy(() -> ReadingBudget.spend(
                        LIMITS,
                        document("a"),
                        () -> ReadingBudget.inParallel(20, i -> {
                            work(50);
                            return done.incrementAndGet();
                        })))
                .hasMessage("reading the document took more than 0.25 s of processor time, the most for one document:"
                        + " split it into several documents, or retry it on a faster machine");
        assertThat(done).hasValueLessThan(6);
    }

    @Test
    void countsSentencesOfAllThreads() {
        assertThatThrownBy(() -> ReadingBudget.spend(
                        LIMITS,
                        document("a"),
                        () -> ReadingBudget.inParallel(11, i -> {
                            ReadingBudget.sentences(1);
                            return i;
                        })))
                .hasMessageContaining("more than 10 sentences");
    }

    @Test
    void givesResultsInTheirOrder() {
        assertThat(ReadingBudget.inParallel(4, i -> i * i)).containsExactly(0, 1, 4, 9);
        assertThat(ReadingBudget.spend(LIMITS, document("a"), () -> ReadingBudget.inParallel(4, i -> i * i)))
                .containsExactly(0, 1, 4, 9);
    }

    @Test
    void givesASourceLessAfterTwoDocumentsThatTookTooLong() {
        assertThatThrownBy(() -> read("a", 300)).hasMessageContaining("more than 0.25 s");
        assertThat(read("a", 150)).isEqualTo(150);
        assertThatThrownBy(() -> read("a", 300)).hasMessageContaining("more than 0.25 s");

        assertThatThrownBy(() -> read("a", 150))
                .hasMessage(
                        "reading the document took more than 0.1 s of processor time, the most while other documents"
                                + " of its source take too long: retry it in 5 minutes");
        assertThat(read("a", 20)).isEqualTo(20);
        assertThat(read("b", 150)).isEqualTo(150);
        now = now.plus(Duration.ofMinutes(6));
        assertThat(read("a", 150)).isEqualTo(150);
    }
}

package org.onrecord.dashboard.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.dashboard.Events;
import org.onrecord.dashboard.Samples;
import org.onrecord.events.Statement;

class ReadQueueTest {
    @TempDir
    Path folder;

    @Test
    void answersFromThreadsOfItsOwn() {
        try (RecordIndex index = RecordIndex.open(folder);
                ReadQueue queue = new ReadQueue(index, Duration.ofSeconds(5), Duration.ofSeconds(10))) {
            assertThat(queue.<String>read(snapshot -> Thread.currentThread().getName()))
                    .startsWith("onrecord-index-reader-");
        }
    }

    @Test
    void givesUpAQuestionThatTakesTooLong() {
        try (RecordIndex index = RecordIndex.open(folder);
                ReadQueue queue = new ReadQueue(index, Duration.ofMillis(1), Duration.ofSeconds(10))) {
            index.apply(new Events().put(Samples.OFFER));
            index.refresh();
            assertThatThrownBy(() -> queue.read(snapshot -> {
                        while (true) {
                            snapshot.find("statement", Samples.OFFER.key(), Statement.class);
                        }
                    }))
                    .isInstanceOf(ReadRefusedException.class)
                    .hasMessage("this takes too long; narrow the query, for instance by days");
        }
    }

    @Test
    void doesNotWaitForeverBehindOthers() {
        CountDownLatch end = new CountDownLatch(1);
        try (RecordIndex index = RecordIndex.open(folder);
                ReadQueue queue = new ReadQueue(index, Duration.ofSeconds(5), Duration.ofMillis(50))) {
            assertThatThrownBy(() -> queue.read(snapshot -> await(end)))
                    .isInstanceOf(ReadRefusedException.class)
                    .hasMessage("the index is busy with other questions; ask again in a moment");
            end.countDown();
        }
    }

    private static boolean await(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

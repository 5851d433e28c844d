package org.onrecord.dashboard.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.dashboard.index.RecordIndex;
import org.onrecord.dashboard.live.EventRing;
import org.onrecord.events.issue.WatchedIssues;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.testing.IssueBuilder;

class TopicTailerTest {
    @TempDir
    Path folder;

    @Test
    void saysThatReadingFailedAndStartsAgain() throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        CountDownLatch second = new CountDownLatch(2);
        CountDownLatch stop = new CountDownLatch(1);
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        try (RecordIndex index = RecordIndex.open(folder);
                TopicTailer tailer =
                        new TopicTailer(new KafkaClients("nowhere:1", Map.of()), registry, (record, reason) -> {}) {
                            @Override
                            void read(IndexUpdater updater) throws InterruptedException {
                                second.countDown();
                                if (attempts.incrementAndGet() == 1) {
                                    throw new StackOverflowError("20,000 brackets");
                                }
                                stop.await();
                            }
                        }) {
            tailer.start(new IndexUpdater(
                    index,
                    new EventRing(10),
                    WatchedIssues.of(IssueBuilder.issue("fentanyl", "Fentanyl").build()),
                    registry));
            assertThat(second.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(tailer.notReady())
                    .contains("reading the topics failed and starts again: java.lang.StackOverflowError: 20,000"
                            + " brackets");
            assertThat(tailer.failed()).isEmpty();
            stop.countDown();
        }
    }
}

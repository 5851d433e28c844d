package org.onrecord.ingest.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.onrecord.ingest.item.Item;

@Timeout(60)
class SourceScanTest {
    private final List<String> taken = new ArrayList<>();
    private Instant now = Instant.parse("2024-05-10T08:00:00Z");
    private final InstantSource clock = () -> now;

    private interface Poll {
        void into(Consumer<Item> sink) throws InterruptedException;
    }

    private SourceScan scan(Poll poll) {
        return new SourceScan(
                sink -> {
                    try {
                        poll.into(sink);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                bug -> item(bug.toString()),
                clock);
    }

    private SourceScan.Turn turn(SourceScan scan) throws InterruptedException {
        return scan.turn(item -> taken.add(item.id()));
    }

    private void toTheEnd(SourceScan scan) throws InterruptedException {
        while (turn(scan) != SourceScan.Turn.ENDED) {
            Thread.onSpinWait();
        }
    }

    private static Item item(String id) {
        return new Item.Refused("inbox", id, id, "the file is empty", new byte[0], 0, Instant.EPOCH);
    }

    @Test
    void passesAllItemsOn() throws Exception {
        try (SourceScan scan = scan(sink -> List.of("a", "b", "c").forEach(id -> sink.accept(item(id))))) {
            toTheEnd(scan);
        }
        assertThat(taken).containsExactly("a", "b", "c");
    }

    @Test
    void givesWayToOtherSources() throws Exception {
        try (SourceScan scan = scan(sink -> List.of("a", "b", "c").forEach(id -> sink.accept(item(id))))) {
            SourceScan.Turn first = scan.turn(item -> {
                taken.add(item.id());
                now = now.plusMillis(600);
            });
            assertThat(first).isEqualTo(SourceScan.Turn.UNFINISHED);
            assertThat(taken).hasSizeLessThan(3);
            toTheEnd(scan);
        }
        assertThat(taken).containsExactly("a", "b", "c");
    }

    @Test
    void noticesAFileThatHangsAndGoesOnIfItEnds() throws Exception {
        CountDownLatch readable = new CountDownLatch(1);
        Poll poll = sink -> {
            readable.await();
            sink.accept(item("slow.txt"));
        };
        try (SourceScan scan = scan(poll)) {
            assertThat(turn(scan)).isEqualTo(SourceScan.Turn.UNFINISHED);
            now = now.plus(Duration.ofMinutes(2));
            assertThat(turn(scan)).isEqualTo(SourceScan.Turn.HANGING);
            readable.countDown();
            toTheEnd(scan);
        }
        assertThat(taken).containsExactly("slow.txt");
    }

    @Test
    void saysWhichBugEndedIt() throws Exception {
        Poll poll = sink -> {
            throw new StackOverflowError("too deep");
        };
        try (SourceScan scan = scan(poll)) {
            toTheEnd(scan);
        }
        assertThat(taken).containsExactly("java.lang.StackOverflowError: too deep");
    }
}

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
import org.onrecord.ingest.item.ItemSource;

@Timeout(60)
class SourceScanTest {
    private final List<String> taken = new ArrayList<>();
    private Instant now = Instant.parse("2024-05-10T08:00:00Z");
    private final InstantSource clock = () -> now;

    private interface Poll {
        void into(Consumer<Item> sink) throws InterruptedException;
    }

    private SourceScan scan(Poll poll) {
        ItemSource source = new ItemSource() {
            @Override
            public void poll(Consumer<Item> sink) {
                try {
                    poll.into(sink);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }

            @Override
            public String reading() {
                return "slow.txt";
            }
        };
        return SourceScan.start(source, now);
    }

    private SourceScan.Turn turn(SourceScan scan) throws InterruptedException {
        return scan.turn(item -> taken.add(item.id()), clock);
    }

    private SourceScan.Turn lastTurn(SourceScan scan) throws InterruptedException {
        SourceScan.Turn turn = turn(scan);
        while (!(turn instanceof SourceScan.Turn.Ended)) {
            turn = turn(scan);
        }
        return turn;
    }

    private static Item item(String id) {
        return new Item.Refused("inbox", id, id, "the file is empty", new byte[0], 0, Instant.EPOCH);
    }

    @Test
    void passesAllItemsOn() throws Exception {
        try (SourceScan scan = scan(sink -> List.of("a", "b", "c").forEach(id -> sink.accept(item(id))))) {
            assertThat(lastTurn(scan)).hasToString("Ended[failure=Optional.empty]");
        }
        assertThat(taken).containsExactly("a", "b", "c");
    }

    @Test
    void givesWayToOtherSources() throws Exception {
        try (SourceScan scan = scan(sink -> List.of("a", "b", "c").forEach(id -> sink.accept(item(id))))) {
            SourceScan.Turn first = scan.turn(
                    item -> {
                        taken.add(item.id());
                        now = now.plusMillis(600);
                    },
                    clock);
            assertThat(first).isEqualTo(new SourceScan.Turn.Unfinished());
            assertThat(taken).hasSizeLessThan(3);
            lastTurn(scan);
        }
        assertThat(taken).containsExactly("a", "b", "c");
    }

    @Test
    void namesTheFileThatHangsAndGoesOnIfItEnds() throws Exception {
        CountDownLatch readable = new CountDownLatch(1);
        Poll poll = sink -> {
            readable.await();
            sink.accept(item("slow.txt"));
        };
        try (SourceScan scan = scan(poll)) {
            assertThat(turn(scan)).isEqualTo(new SourceScan.Turn.Unfinished());
            now = now.plus(Duration.ofMinutes(2));
            assertThat(turn(scan)).isEqualTo(new SourceScan.Turn.Hanging("slow.txt"));
            readable.countDown();
            lastTurn(scan);
        }
        assertThat(taken).containsExactly("slow.txt");
    }

    @Test
    void saysWhichBugEndedIt() throws Exception {
        Poll poll = sink -> {
            throw new StackOverflowError("too deep");
        };
        try (SourceScan scan = scan(poll)) {
            assertThat(lastTurn(scan).toString()).contains("StackOverflowError: too deep");
        }
    }
}

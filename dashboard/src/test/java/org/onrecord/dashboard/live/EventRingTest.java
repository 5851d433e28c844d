package org.onrecord.dashboard.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.onrecord.dashboard.record.Partition;
import org.onrecord.dashboard.record.ReadOffsets;
import org.onrecord.dashboard.record.RecordPosition;

class EventRingTest {
    private static final Partition STATEMENTS = new Partition("onrecord.statements", 0);
    private static final Partition ALERTS = new Partition("onrecord.alerts.shift", 2);

    @Test
    void sendsTheEventsAfterAListenerConnected() throws InterruptedException {
        EventRing ring = ring(10, ReadOffsets.NONE);
        publish(ring, STATEMENTS, 0, "before");
        EventRing.Next hello = ring.listen(Optional.empty(), Optional.empty());
        publish(ring, STATEMENTS, 1, "after");
        assertThat(hello.messages()).extracting(EventRing.Message::name).containsExactly("hello");
        assertThat(data(ring.next(hello.listener(), Duration.ZERO))).containsExactly("after");
    }

    @Test
    void resumesAfterTheLastHeardEvent() throws InterruptedException {
        EventRing ring = ring(10, ReadOffsets.NONE);
        publish(ring, STATEMENTS, 0, "one");
        publish(ring, ALERTS, 0, "two");
        publish(ring, STATEMENTS, 1, "three");
        String two = ids(ring).get(1);
        assertThat(after(ring, two)).containsExactly("three");
    }

    @Test
    void resumesAfterARestart() throws InterruptedException {
        EventRing before = ring(10, ReadOffsets.NONE);
        publish(before, STATEMENTS, 0, "one");
        publish(before, STATEMENTS, 1, "two");
        String one = ids(before).getFirst();
        String two = ids(before).get(1);

        // The index had committed only the first event, so the second is read and published again.
        EventRing after = ring(10, ReadOffsets.NONE.with(Map.of(STATEMENTS, 1L)));
        publish(after, STATEMENTS, 1, "two");
        publish(after, STATEMENTS, 2, "three");
        assertThat(after(after, one)).containsExactly("two", "three");
        assertThat(after(after, two)).containsExactly("three");
    }

    @Test
    void resetsAListenerThatMissedTooMuch() throws InterruptedException {
        EventRing ring = ring(2, ReadOffsets.NONE);
        publish(ring, STATEMENTS, 0, "one");
        String one = ids(ring).getFirst();
        publish(ring, STATEMENTS, 1, "two");
        publish(ring, STATEMENTS, 2, "three");
        assertThat(after(ring, one)).containsExactly("two", "three");
        publish(ring, STATEMENTS, 3, "four");
        assertThat(ring.listen(Optional.empty(), Optional.of(one)).messages())
                .extracting(EventRing.Message::name)
                .containsExactly("reset");
    }

    @Test
    void resetsAListenerWithAForeignOrInvalidId() {
        EventRing ring = ring(10, ReadOffsets.NONE);
        for (String id :
                List.of("other!2.0.1", "17", "!", "cluster!99.0.1", "cluster!2.0.x.y", "x".repeat(20_000) + "!")) {
            assertThat(ring.listen(Optional.empty(), Optional.of(id)).messages())
                    .as(id.substring(0, Math.min(30, id.length())))
                    .extracting(EventRing.Message::name)
                    .containsExactly("reset");
        }
    }

    @Test
    void resetsASlowListener() throws InterruptedException {
        EventRing ring = ring(2, ReadOffsets.NONE);
        EventRing.Next hello = ring.listen(Optional.empty(), Optional.empty());
        for (int i = 0; i < 5; i++) {
            publish(ring, STATEMENTS, i, "event " + i);
        }
        assertThat(ring.next(hello.listener(), Duration.ZERO).messages())
                .extracting(EventRing.Message::name)
                .containsExactly("reset");
    }

    @Test
    void resetsAllListenersWhenTheTopicsAreReadFromTheStart() throws InterruptedException {
        EventRing ring = ring(5, ReadOffsets.NONE);
        EventRing.Next hello = ring.listen(Optional.empty(), Optional.empty());
        ring.begin("another cluster", ReadOffsets.NONE);
        assertThat(ring.next(hello.listener(), Duration.ZERO).messages())
                .extracting(EventRing.Message::name)
                .containsExactly("reset");
    }

    @Test
    void resumesInTheMiddleOfABatch() throws InterruptedException {
        EventRing ring = ring(10, ReadOffsets.NONE);
        ring.publish(
                List.of(
                        new LiveEvent(new RecordPosition(STATEMENTS, 4), "", "statement", "one"),
                        new LiveEvent(new RecordPosition(ALERTS, 0), "", "alert", "two"),
                        new LiveEvent(new RecordPosition(STATEMENTS, 9), "", "statement", "three")),
                ReadOffsets.NONE.with(Map.of(STATEMENTS, 12L, ALERTS, 1L)));
        assertThat(after(ring, ids(ring).getFirst())).containsExactly("two", "three");
        assertThat(after(ring, ids(ring).get(2))).isEmpty();
    }

    @Test
    void givesAListenerThatIsFarBehindAFewEventsAtATime() throws InterruptedException {
        EventRing ring = ring(1000, ReadOffsets.NONE);
        EventRing.Next next = ring.listen(Optional.empty(), Optional.empty());
        for (int i = 0; i < 100; i++) {
            publish(ring, STATEMENTS, i, "event " + i);
        }
        List<Integer> sizes = new ArrayList<>();
        List<String> data = new ArrayList<>();
        while (data.size() < 100) {
            next = ring.next(next.listener(), Duration.ZERO);
            sizes.add(next.messages().size());
            data.addAll(data(next));
        }
        assertThat(sizes).containsExactly(32, 32, 32, 4);
        assertThat(data).doesNotHaveDuplicates().startsWith("event 0").endsWith("event 99");
    }

    @Test
    void endsAllListenersWhenClosed() throws InterruptedException {
        EventRing ring = ring(5, ReadOffsets.NONE);
        EventRing.Next hello = ring.listen(Optional.empty(), Optional.empty());
        ring.close();
        assertThat(ring.next(hello.listener(), Duration.ofMinutes(1)).over()).isTrue();
    }

    private static EventRing ring(int capacity, ReadOffsets offsets) {
        EventRing ring = new EventRing(capacity);
        ring.begin("cluster", offsets);
        return ring;
    }

    private static void publish(EventRing ring, Partition partition, long offset, String data) {
        ReadOffsets heard = EventId.parse(
                        ring.listen(Optional.empty(), Optional.empty()).id())
                .orElseThrow()
                .heard();
        ring.publish(
                List.of(new LiveEvent(new RecordPosition(partition, offset), "", "statement", data)),
                heard.past(new RecordPosition(partition, offset)));
    }

    private static List<String> ids(EventRing ring) throws InterruptedException {
        return ring
                .next(new EventRing.Listener(Math.max(0, first(ring)), Optional.empty(), null), Duration.ZERO)
                .messages()
                .stream()
                .map(EventRing.Message::id)
                .toList();
    }

    /** Returns the number before the first event; the ring uses number 1 for its origin. */
    private static long first(EventRing ring) {
        return ring.listen(Optional.empty(), Optional.empty()).listener().number() > 0 ? 1 : 0;
    }

    private static List<String> after(EventRing ring, String id) throws InterruptedException {
        EventRing.Next next = ring.listen(Optional.empty(), Optional.of(id));
        assertThat(next.messages()).as("no reset").isEmpty();
        return data(ring.next(next.listener(), Duration.ZERO));
    }

    private static List<String> data(EventRing.Next next) {
        return next.messages().stream().map(EventRing.Message::data).toList();
    }
}

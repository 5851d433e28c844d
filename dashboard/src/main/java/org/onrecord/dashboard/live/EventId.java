package org.onrecord.dashboard.live;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.onrecord.dashboard.record.Partition;
import org.onrecord.dashboard.record.ReadOffsets;
import org.onrecord.events.topic.Topic;
import org.onrecord.events.topic.Topics;

/**
 * The id of a live event: how far its listener has heard each partition. Every process that reads the same topics understands it, so a
 * page that lost its connection continues where it was, even after a restart of the server.
 *
 * <p>Written as {@code origin!topic.partition.offset~...}, with the topic as its index in {@link Topics#ALL} and the offset in base 36.
 */
record EventId(String origin, ReadOffsets heard) {
    private static final List<String> TOPICS =
            Topics.ALL.stream().map(Topic::name).toList();
    private static final int MAX_LENGTH = 16_384;

    @Override
    public String toString() {
        return origin + "!"
                + heard.next().entrySet().stream()
                        .filter(entry -> entry.getValue() > 0)
                        .map(entry -> TOPICS.indexOf(entry.getKey().topic()) + "."
                                + entry.getKey().number() + "." + Long.toString(entry.getValue(), Character.MAX_RADIX))
                        .collect(Collectors.joining("~"));
    }

    /** Parses an id; empty if the text is not an id. */
    static Optional<EventId> parse(String text) {
        int mark = text.indexOf('!');
        if (mark < 0 || text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        Map<Partition, Long> heard = new TreeMap<>();
        String rest = text.substring(mark + 1);
        try {
            for (String each : rest.isEmpty() ? new String[0] : rest.split("~", -1)) {
                String[] parts = each.split("\\.", 3);
                heard.put(
                        new Partition(TOPICS.get(Integer.parseInt(parts[0])), Integer.parseInt(parts[1])),
                        Long.parseLong(parts[2], Character.MAX_RADIX));
            }
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
        return Optional.of(new EventId(text.substring(0, mark), ReadOffsets.NONE.with(heard)));
    }

    /** Returns true if the listener has heard every partition at least up to the given offsets. */
    boolean covers(ReadOffsets floor) {
        return floor.next().entrySet().stream().allMatch(entry -> heard.of(entry.getKey()) >= entry.getValue());
    }

    boolean heard(LiveEvent event) {
        return event.position().offset() < heard.of(event.position().partition());
    }
}

package org.onrecord.dashboard.feed;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Event;
import org.onrecord.events.EventJson;
import org.onrecord.events.EventJson.UnreadableEventException;
import org.onrecord.events.deadletter.DeadLetter;
import org.onrecord.events.topic.AlertWithdrawal;
import org.onrecord.events.topic.Topic;
import org.onrecord.events.topic.Topics;

/** Makes an arrival of a record's bytes. What cannot be read becomes {@link Change.Unreadable}, never an exception. */
public final class RecordDecoder {
    /**
     * How a record that ingest keeps for itself begins. Its topic holds tens of thousands of them beside a few dozen sources, and
     * their first bytes tell them apart; one that is written otherwise is parsed like any other, and then left.
     */
    private static final byte[] SOURCE_ITEM = "{\"type\":\"source-item\"".getBytes(StandardCharsets.UTF_8);

    private RecordDecoder() {}

    /**
     * Decodes a record.
     *
     * @param key null where the record has none
     * @param value null for a tombstone
     * @param headers by name, decoded as UTF-8
     */
    public static Arrival decode(
            Place place, Instant received, @Nullable String key, byte @Nullable [] value, Map<String, String> headers) {
        return new Arrival(place, received, change(place, received, key, value, headers));
    }

    private static Change change(
            Place place, Instant received, @Nullable String key, byte @Nullable [] value, Map<String, String> headers) {
        String topic = place.partition().topic();
        if (topic.equals(Topics.DEAD_LETTERS.name())) {
            return DeadLetter.of(place.partition().number(), place.offset(), received, key, value, headers)
                    .<Change>map(letter -> new Change.Quarantined(DeadLetterEntry.of(letter)))
                    .orElseGet(
                            () -> new Change.Retried(DeadLetter.markOf(headers).orElse("")));
        }
        if (value == null) {
            return key == null
                    ? new Change.Unreadable("a tombstone without a key")
                    : new Change.Remove(typeOn(topic), key, AlertWithdrawal.reason(headers));
        }
        if (topic.equals(Topics.SOURCES.name()) && beginsWith(value, SOURCE_ITEM)) {
            return new Change.PassedOver();
        }
        try {
            Event event = EventJson.read(value, Event.class);
            if (!types(topic).contains(EventJson.typeOf(event))) {
                return new Change.Unreadable("a record of type " + EventJson.typeOf(event) + " does not belong here");
            }
            return new Change.Put(event, push(headers));
        } catch (UnreadableEventException e) {
            return new Change.Unreadable(String.valueOf(e.getMessage()));
        }
    }

    private static boolean beginsWith(byte[] value, byte[] start) {
        return value.length >= start.length && Arrays.equals(value, 0, start.length, start, 0, start.length);
    }

    private static Optional<PushMark> push(Map<String, String> headers) {
        return Optional.ofNullable(headers.get(PushMark.KEY_HEADER))
                .flatMap(key ->
                        Optional.ofNullable(headers.get(PushMark.BODY_HEADER)).map(body -> new PushMark(key, body)));
    }

    private static String typeOn(String topic) {
        return types(topic).stream().findFirst().orElse("");
    }

    private static List<String> types(String topic) {
        return Topics.ALL.stream()
                .filter(each -> each.name().equals(topic))
                .map(Topic::records)
                .findFirst()
                .orElse(List.of());
    }
}

package org.onrecord.dashboard.record;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Alert;
import org.onrecord.events.Event;
import org.onrecord.events.EventJson;
import org.onrecord.events.EventJson.UnreadableEventException;
import org.onrecord.events.deadletter.DeadLetter;
import org.onrecord.events.deadletter.DeadLetterHeaders;
import org.onrecord.events.topic.AlertWithdrawal;
import org.onrecord.events.topic.Topic;
import org.onrecord.events.topic.Topics;

/** Decodes records of the topics. A record that cannot be read becomes {@link IndexChange.Unreadable}, never an exception. */
public final class RecordDecoder {
    /**
     * The first bytes of a record in which ingest remembers an item of a source. The topic of sources holds tens of thousands of
     * them beside a few dozen sources, so they are skipped without parsing. One that is written differently is parsed and then skipped.
     */
    private static final byte[] SOURCE_ITEM = "{\"type\":\"source-item\"".getBytes(StandardCharsets.UTF_8);

    private RecordDecoder() {}

    /**
     * Returns what a record changes.
     *
     * @param key null if the record has none
     * @param value null for a tombstone
     * @param headers by name, decoded as UTF-8
     */
    public static IndexChange decode(
            RecordPosition position,
            Instant received,
            @Nullable String key,
            byte @Nullable [] value,
            Map<String, String> headers) {
        String topic = position.partition().topic();
        if (topic.equals(Topics.DEAD_LETTERS.name())) {
            String deleted = headers.get(DeadLetterHeaders.DELETED);
            if (deleted != null) {
                return new IndexChange.Remove("dead-letter", deleted, Optional.empty());
            }
            return DeadLetter.of(position.partition().number(), position.offset(), received, key, value, headers)
                    .<IndexChange>map(letter -> new IndexChange.AddDeadLetter(DeadLetterItem.of(letter)))
                    .orElseGet(() -> new IndexChange.MarkRetried(
                            DeadLetter.markOf(headers).orElse("")));
        }
        if (value == null) {
            return key == null
                    ? new IndexChange.Unreadable("a tombstone without a key")
                    : new IndexChange.Remove(removedType(topic), key, AlertWithdrawal.reason(headers));
        }
        if (topic.equals(Topics.SOURCES.name()) && Arrays.mismatch(value, SOURCE_ITEM) == SOURCE_ITEM.length) {
            return new IndexChange.Skip();
        }
        try {
            Event event = EventJson.read(value, Event.class);
            if (!types(topic).contains(EventJson.typeOf(event))) {
                return new IndexChange.Unreadable(
                        "a record of type " + EventJson.typeOf(event) + " does not belong on this topic");
            }
            return event instanceof Alert alert && topic.equals(Topics.ALERTS_UNCONFIRMED.name())
                    ? new IndexChange.PutUnconfirmed(alert)
                    : new IndexChange.Put(event, pushKey(headers));
        } catch (UnreadableEventException e) {
            return new IndexChange.Unreadable(String.valueOf(e.getMessage()));
        }
    }

    private static Optional<PushKey> pushKey(Map<String, String> headers) {
        String key = headers.get(PushKey.KEY_HEADER);
        String body = headers.get(PushKey.BODY_HEADER);
        return key == null || body == null ? Optional.empty() : Optional.of(new PushKey(key, body));
    }

    private static String removedType(String topic) {
        return topic.equals(Topics.ALERTS_UNCONFIRMED.name())
                ? IndexChange.UNCONFIRMED
                : types(topic).stream().findFirst().orElse("");
    }

    private static List<String> types(String topic) {
        return Topics.ALL.stream()
                .filter(each -> each.name().equals(topic))
                .map(Topic::records)
                .findFirst()
                .orElse(List.of());
    }
}

package org.onrecord.ingest.publish;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.onrecord.events.Event;
import org.onrecord.events.EventJson;
import org.onrecord.events.EventJson.UnreadableEventException;
import org.onrecord.events.HostPace;
import org.onrecord.events.SourceItem;
import org.onrecord.events.SourceState;
import org.onrecord.events.topic.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What ingest remembers of its items: the compacted topic {@code sources}, read once, and what was decided since. */
final class Memory {
    private static final Logger LOG = LoggerFactory.getLogger(Memory.class);

    private final Map<String, SourceItem> items = new HashMap<>();
    private final Map<String, SourceState> states = new HashMap<>();

    /** Reads the topic to its end as it is now. */
    static Memory read(Broker broker) {
        Memory memory = new Memory();
        try (KafkaConsumer<String, byte[]> consumer = broker.reader(Topics.SOURCES)) {
            Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(memory::take);
            }
        }
        return memory;
    }

    Optional<SourceItem> of(String key) {
        return Optional.ofNullable(items.get(key));
    }

    void remember(SourceItem item) {
        items.put(item.key(), item);
    }

    Optional<SourceState> state(String source) {
        return Optional.ofNullable(states.get(source));
    }

    void remember(SourceState state) {
        states.put(state.key(), state);
    }

    int size() {
        return items.size();
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        if (record.value() == null) {
            items.remove(record.key());
            states.remove(record.key());
            return;
        }
        try {
            switch (EventJson.read(record.value(), Event.class)) {
                case SourceItem item -> remember(item);
                case SourceState state -> remember(state);
                case HostPace pace -> LOG.debug("{} is the crawl's affair", pace.key());
                default -> LOG.warn("{} holds something else under {}", record.topic(), record.key());
            }
        } catch (UnreadableEventException e) {
            // Its item is published once more, which does no harm.
            LOG.warn("{} holds something else under {}: {}", record.topic(), record.key(), e.getMessage());
        }
    }
}

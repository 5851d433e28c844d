package org.onrecord.ingest.crawl;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.onrecord.events.Event;
import org.onrecord.events.EventJson;
import org.onrecord.events.EventJson.UnreadableEventException;
import org.onrecord.events.SourceItem;
import org.onrecord.events.SourceState;
import org.onrecord.events.topic.Topics;
import org.onrecord.ingest.publish.Broker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What all ingest processes together remember: the compacted topic {@code sources}, followed as it grows, and before it what this
 * process has just decided. For one thread.
 */
final class Ledger implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);

    private final KafkaConsumer<String, byte[]> reader;
    private final Map<String, SourceItem> items = new HashMap<>();
    private final Map<String, SourceState> states = new HashMap<>();

    /** What was decided here and has not come back by the topic: older records of the same key must not undo it. */
    private final Map<String, Event> ahead = new HashMap<>();

    Ledger(Broker broker) {
        reader = broker.reader(Topics.SOURCES);
    }

    /** Reads the topic to its end as it is now. */
    void catchUp() {
        Map<TopicPartition, Long> ends = reader.endOffsets(reader.assignment());
        while (ends.entrySet().stream().anyMatch(end -> reader.position(end.getKey()) < end.getValue())) {
            reader.poll(Duration.ofMillis(200)).forEach(this::take);
        }
    }

    /** Takes what has come in the meantime, without waiting; returns the items and states that others wrote. */
    List<Event> follow() {
        List<Event> news = new ArrayList<>();
        reader.poll(Duration.ZERO).forEach(record -> take(record).ifPresent(news::add));
        return news;
    }

    /** Remembers a decision that is about to be written. */
    void remember(Event decided) {
        ahead.put(decided.key(), decided);
        keep(decided);
    }

    Optional<SourceItem> item(String source, String item) {
        return Optional.ofNullable(items.get(source + "/" + item));
    }

    Optional<SourceState> state(String source) {
        return Optional.ofNullable(states.get(source));
    }

    Stream<SourceItem> items() {
        return items.values().stream();
    }

    Stream<SourceState> states() {
        return states.values().stream();
    }

    @Override
    public void close() {
        reader.close();
    }

    private Optional<Event> take(ConsumerRecord<String, byte[]> record) {
        Event mine = ahead.get(record.key());
        if (record.value() == null) {
            if (mine == null) {
                items.remove(record.key());
                states.remove(record.key());
            }
            return Optional.empty();
        }
        Event read;
        try {
            read = EventJson.read(record.value(), Event.class);
        } catch (UnreadableEventException e) {
            LOG.warn("{} holds something unknown under {}: {}", record.topic(), record.key(), e.getMessage());
            return Optional.empty();
        }
        if (mine != null) {
            if (mine.equals(read)) {
                ahead.remove(record.key());
            }
            return Optional.empty();
        }
        keep(read);
        return Optional.of(read);
    }

    private void keep(Event event) {
        switch (event) {
            case SourceItem item -> items.put(item.key(), item);
            case SourceState state -> states.put(state.key(), state);
            default -> LOG.warn("a {} stands among the sources under {}", EventJson.typeOf(event), event.key());
        }
    }
}

package org.onrecord.ingest.crawl;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
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
import org.onrecord.ingest.publish.Broker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What all ingest processes together remember: the compacted topic {@code sources}, followed as it grows, and before it what this
 * process has just decided. For one thread.
 */
final class Ledger implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);

    private final Broker broker;
    private final KafkaConsumer<String, byte[]> reader;
    private final Predicate<String> wanted;
    private final Map<String, SourceItem> items = new HashMap<>();
    private final Map<String, SourceState> states = new HashMap<>();
    private final Map<String, HostPace> paces = new HashMap<>();

    /**
     * What was decided here and has not come back by the topic, as it was written: older records of the same key must not undo it. The
     * bytes are compared, since not every text comes out of JSON as it went in.
     */
    private final Map<String, byte[]> ahead = new HashMap<>();

    /** @param wanted tells of which sources the items are kept: a topic may hold a million that were imported from files */
    Ledger(Broker broker, Predicate<String> wanted) {
        this.broker = broker;
        this.wanted = wanted;
        reader = broker.reader(Topics.SOURCES);
    }

    /**
     * Reads the topic to its end as it is now. Waits for the transactions that are open: behind one that a dead process left, others may
     * have written what must be known.
     */
    void catchUp() {
        Map<TopicPartition, Long> ends = broker.ends(reader.assignment());
        while (ends.entrySet().stream().anyMatch(end -> reader.position(end.getKey()) < end.getValue())) {
            reader.poll(Duration.ofMillis(200)).forEach(this::take);
        }
    }

    /** Takes what has come in the meantime, without waiting; returns what others wrote. */
    List<Event> follow() {
        List<Event> news = new ArrayList<>();
        reader.poll(Duration.ZERO).forEach(record -> take(record).ifPresent(news::add));
        return news;
    }

    /** Remembers a decision that is about to be written. */
    void remember(Event decided) {
        ahead.put(decided.key(), EventJson.write(decided));
        keep(decided);
    }

    /** Forgets a source; its tombstone is about to be written. */
    void forget(String source) {
        states.remove(source);
    }

    Optional<SourceItem> item(String source, String item) {
        return Optional.ofNullable(items.get(source + "/" + item));
    }

    Optional<SourceState> state(String source) {
        return Optional.ofNullable(states.get(source));
    }

    Optional<HostPace> pace(String host) {
        return Optional.ofNullable(paces.get(host));
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
        byte[] mine = ahead.get(record.key());
        if (mine != null) {
            if (Arrays.equals(mine, record.value())) {
                ahead.remove(record.key());
            }
            return Optional.empty();
        }
        if (record.value() == null) {
            items.remove(record.key());
            states.remove(record.key());
            return Optional.empty();
        }
        try {
            Event read = EventJson.read(record.value(), Event.class);
            keep(read);
            return Optional.of(read);
        } catch (UnreadableEventException e) {
            LOG.warn("{} holds something unknown under {}: {}", record.topic(), record.key(), e.getMessage());
            return Optional.empty();
        }
    }

    private void keep(Event event) {
        switch (event) {
            case SourceItem item -> {
                if (wanted.test(item.source())) {
                    items.put(item.key(), item);
                }
            }
            case SourceState state -> states.put(state.key(), state);
            case HostPace pace -> paces.put(pace.host(), pace);
            default -> LOG.warn("a {} stands among the sources under {}", EventJson.typeOf(event), event.key());
        }
    }
}

package org.onrecord.ingest.crawl;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.onrecord.events.Event;
import org.onrecord.events.topic.Topics;
import org.onrecord.ingest.publish.Broker;

/** The compacted topic {@code sources}, read into a ledger and followed as it grows. For one thread. */
final class CrawlStateTopic implements AutoCloseable {
    private final Broker broker;
    private final CrawlState ledger;
    private final KafkaConsumer<String, byte[]> reader;

    CrawlStateTopic(Broker broker, CrawlState ledger) {
        this.broker = broker;
        this.ledger = ledger;
        reader = broker.reader(Topics.SOURCES);
    }

    /**
     * Reads the topic to its end as it is now. Waits for the transactions that are open: behind one that a dead process left, others may
     * have written what must be known.
     */
    void catchUp() {
        Map<TopicPartition, Long> ends = broker.ends(reader.assignment());
        while (ends.entrySet().stream().anyMatch(end -> reader.position(end.getKey()) < end.getValue())) {
            reader.poll(Duration.ofMillis(200)).forEach(record -> ledger.take(record.key(), record.value()));
        }
    }

    /** Takes what has come in the meantime, without waiting; returns what others wrote. */
    List<Event> follow() {
        List<Event> news = new ArrayList<>();
        reader.poll(Duration.ZERO)
                .forEach(record -> ledger.take(record.key(), record.value()).ifPresent(news::add));
        return news;
    }

    @Override
    public void close() {
        reader.close();
    }
}

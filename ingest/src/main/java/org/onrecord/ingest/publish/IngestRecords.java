package org.onrecord.ingest.publish;

import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.onrecord.events.Event;
import org.onrecord.events.deadletter.DeadLetterHeaders;
import org.onrecord.events.topic.Topic;
import org.onrecord.events.topic.Topics;
import org.onrecord.ingest.item.Item;

/** The Kafka records that ingest writes. */
public final class IngestRecords {
    private static final String PART = "ingest";

    private IngestRecords() {}

    /** Returns the record of an event. */
    public static ProducerRecord<String, byte[]> event(Topic topic, Event event, Instant now) {
        return topic.record(event, PART, now);
    }

    /** As {@link #event(Topic, Event, Instant)}, with the event's JSON. */
    public static ProducerRecord<String, byte[]> event(Topic topic, Event event, byte[] json, Instant now) {
        return topic.record(event, json, PART, now);
    }

    /** Returns the dead letter of a record that cannot be used, with its place on its topic. */
    public static ProducerRecord<String, byte[]> deadLetter(UnusableRecord unusable) {
        return DeadLetterHeaders.letter(PART, unusable.record(), unusable.reason());
    }

    /** Returns the dead letter of a refused item: its first bytes under {@link Item#key}. */
    public static ProducerRecord<String, byte[]> deadLetter(Item.Refused item) {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(Topics.DEAD_LETTERS.name(), item.key(), item.head());
        DeadLetterHeaders.describe(record.headers(), PART, item.reason(), item.origin(), item.size());
        return record;
    }
}

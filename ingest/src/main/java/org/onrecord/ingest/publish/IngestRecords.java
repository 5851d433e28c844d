package org.onrecord.ingest.publish;

import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.onrecord.events.Event;
import org.onrecord.events.EventJson;
import org.onrecord.events.deadletter.DeadLetter;
import org.onrecord.events.deadletter.DeadLetterHeaders;
import org.onrecord.events.topic.CloudEvents;
import org.onrecord.events.topic.Topic;
import org.onrecord.events.topic.Topics;
import org.onrecord.ingest.item.Item;

/** The Kafka records that ingest writes. */
public final class IngestRecords {
    private static final String PART = "ingest";

    private IngestRecords() {}

    /** Returns the record of an event. */
    public static ProducerRecord<String, byte[]> event(Topic topic, Event event, Instant now) {
        return event(topic, event, EventJson.write(event), now);
    }

    /** As {@link #event(Topic, Event, Instant)}, with the event's JSON. */
    public static ProducerRecord<String, byte[]> event(Topic topic, Event event, byte[] json, Instant now) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic.name(), event.key(), json);
        CloudEvents.describe(record.headers(), event, PART, now);
        return record;
    }

    /** Returns the dead letter of a record that cannot be used, with its place on its topic. */
    public static ProducerRecord<String, byte[]> deadLetter(UnusableRecord unusable) {
        ConsumerRecord<String, byte[]> record = unusable.record();
        byte[] value = record.value() == null ? new byte[0] : record.value();
        byte[] kept = value.length > DeadLetterHeaders.MAX_BYTES ? new byte[0] : value;
        ProducerRecord<String, byte[]> letter = new ProducerRecord<>(Topics.DEAD_LETTERS.name(), record.key(), kept);
        DeadLetter.Place place = new DeadLetter.Place(record.topic(), record.partition(), record.offset());
        DeadLetterHeaders.describe(letter.headers(), PART, unusable.reason(), place.toString(), value.length);
        DeadLetterHeaders.describeRecord(
                letter.headers(), record.topic(), record.partition(), record.offset(), record.headers());
        return letter;
    }

    /** Returns the dead letter of a refused item: its first bytes under {@link Item#key}. */
    public static ProducerRecord<String, byte[]> deadLetter(Item.Refused item) {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(Topics.DEAD_LETTERS.name(), item.key(), item.head());
        DeadLetterHeaders.describe(record.headers(), PART, item.reason(), item.origin(), item.size());
        return record;
    }
}

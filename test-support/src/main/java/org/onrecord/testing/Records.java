package org.onrecord.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Event;
import org.onrecord.events.EventJson;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.kafka.TopicScan;
import org.onrecord.events.topic.Topic;

/** Writes and reads the records of a topic. */
public final class Records {
    private Records() {}

    /** Writes events in order, each under its key, and returns once the broker has them all. */
    public static void write(KafkaClients kafka, Topic topic, Event... events) throws InterruptedException {
        for (Event event : events) {
            write(kafka, topic, event.key(), EventJson.write(event));
        }
    }

    /** Writes one record, or a tombstone where the value is null, and returns once the broker has it. */
    public static void write(KafkaClients kafka, Topic topic, String key, byte @Nullable [] value)
            throws InterruptedException {
        try (KafkaProducer<String, byte[]> producer = kafka.producer()) {
            producer.send(new ProducerRecord<>(topic.name(), key, value)).get();
        } catch (ExecutionException e) {
            throw new AssertionError("The broker refused a record of " + topic.name(), e);
        }
    }

    /** Returns every record that is committed at the moment of the call. */
    public static List<ConsumerRecord<String, byte[]>> read(KafkaClients kafka, Topic topic) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        TopicScan.all(kafka, topic, records::add);
        return records;
    }
}

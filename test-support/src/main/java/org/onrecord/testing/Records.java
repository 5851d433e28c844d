package org.onrecord.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.onrecord.events.Event;
import org.onrecord.events.EventJson;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.kafka.TopicScan;
import org.onrecord.events.topic.Topic;

/** Writes and reads the records of a topic. */
public final class Records {
    private Records() {}

    /** Writes events in order, each under its key, and returns once the broker has them all. */
    public static void write(String servers, Topic topic, Event... events) throws InterruptedException {
        try (KafkaProducer<String, byte[]> producer = new KafkaClients(servers).producer()) {
            for (Event event : events) {
                producer.send(new ProducerRecord<>(topic.name(), event.key(), EventJson.write(event)))
                        .get();
            }
        } catch (ExecutionException e) {
            throw new AssertionError("The broker did not take a record of " + topic.name(), e);
        }
    }

    /** Returns every record that is committed at the moment of the call. */
    public static List<ConsumerRecord<String, byte[]>> read(String servers, Topic topic) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaClients(servers).consumer()) {
            TopicScan.rewind(consumer, topic.name());
            TopicScan.toEnd(consumer, records::add);
        }
        return records;
    }
}

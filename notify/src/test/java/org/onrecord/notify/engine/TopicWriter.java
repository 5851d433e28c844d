package org.onrecord.notify.engine;

import java.time.Instant;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.onrecord.events.Alert;
import org.onrecord.events.Event;
import org.onrecord.events.EventJson;
import org.onrecord.events.Subscription;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.topic.AlertWithdrawal;
import org.onrecord.events.topic.CloudEvents;
import org.onrecord.events.topic.Topic;
import org.onrecord.events.topic.Topics;
import org.onrecord.notify.Alerts;

/** Writes rules, subscriptions and alerts as the other parts do. */
final class TopicWriter implements AutoCloseable {
    private final KafkaProducer<String, byte[]> producer;
    private long raisedLast;

    TopicWriter(KafkaClients kafka) {
        producer = kafka.producer();
    }

    void write(Topic topic, Event event) throws Exception {
        producer.send(record(topic, event)).get();
    }

    Subscription subscribe(String rule, Subscription.Channel channel, String to) throws Exception {
        Subscription subscription = Subscription.of(rule, channel, to, Alerts.START);
        write(Topics.SUBSCRIPTIONS, subscription);
        return subscription;
    }

    /** Writes an alert as a processor does that raises one after the other. */
    void raise(Alert alert, Instant at) throws Exception {
        ProducerRecord<String, byte[]> record = record(Topics.alerts(alert.kind()), alert);
        raisedLast = Math.max(raisedLast + 1, at.toEpochMilli());
        producer.send(new ProducerRecord<>(
                        record.topic(), null, raisedLast, record.key(), record.value(), record.headers()))
                .get();
    }

    /** Writes an alert as a replay does. */
    void replay(Alert alert) throws Exception {
        ProducerRecord<String, byte[]> record = record(Topics.alerts(alert.kind()), alert);
        CloudEvents.markHistorical(record.headers());
        producer.send(record).get();
    }

    /** Deletes an alert as an upgrade does, which empties the tables before all documents are read again. */
    void empty(Alert alert) throws Exception {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(Topics.alerts(alert.kind()).name(), alert.key(), null);
        CloudEvents.markHistorical(record.headers());
        producer.send(record).get();
    }

    void withdraw(Alert alert, String reason) throws Exception {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(Topics.alerts(alert.kind()).name(), alert.key(), null);
        AlertWithdrawal.describe(record.headers(), reason);
        producer.send(record).get();
    }

    private static ProducerRecord<String, byte[]> record(Topic topic, Event event) {
        return new ProducerRecord<>(topic.name(), event.key(), EventJson.write(event));
    }

    @Override
    public void close() {
        producer.close();
    }
}

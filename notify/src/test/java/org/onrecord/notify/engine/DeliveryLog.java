package org.onrecord.notify.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.onrecord.events.Delivery;
import org.onrecord.events.EventJson;
import org.onrecord.events.Subscription;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.kafka.TopicScan;
import org.onrecord.events.topic.Topics;

/** What the topics say of deliveries and subscriptions, followed. */
final class DeliveryLog implements AutoCloseable {
    private final KafkaConsumer<String, byte[]> consumer;
    private final Map<String, Delivery> deliveries = new TreeMap<>();
    private final Map<String, Subscription> subscriptions = new HashMap<>();

    DeliveryLog(KafkaClients kafka) {
        consumer = kafka.consumer();
        TopicScan.rewind(consumer, Topics.DELIVERIES, Topics.SUBSCRIPTIONS);
    }

    /** Reads what is new. */
    DeliveryLog read() {
        boolean more = true;
        while (more) {
            more = false;
            for (ConsumerRecord<String, byte[]> each : consumer.poll(Duration.ofMillis(100))) {
                more = true;
                if (each.topic().equals(Topics.DELIVERIES.name())) {
                    deliveries.put(each.key(), EventJson.read(each.value(), Delivery.class));
                } else {
                    subscriptions.put(each.key(), EventJson.read(each.value(), Subscription.class));
                }
            }
        }
        return this;
    }

    List<Delivery> deliveries() {
        return List.copyOf(deliveries.values());
    }

    /** Returns the subscriptions that were switched off. */
    List<Subscription> off() {
        return subscriptions.values().stream()
                .filter(each -> each.off() != null)
                .toList();
    }

    /** Returns what each message carried, in order. */
    Map<String, List<Delivery>> messages() {
        Map<String, List<Delivery>> messages = new HashMap<>();
        deliveries.values().stream()
                .filter(each -> each.message() != null)
                .sorted(java.util.Comparator.comparingLong(Delivery::number))
                .forEach(each -> messages.computeIfAbsent(
                                java.util.Objects.requireNonNull(each.message()), any -> new ArrayList<>())
                        .add(each));
        return messages;
    }

    @Override
    public void close() {
        consumer.close();
    }
}

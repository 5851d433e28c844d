package org.onrecord.notify.engine;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.onrecord.events.Alert;
import org.onrecord.events.Delivery;
import org.onrecord.events.Event;
import org.onrecord.events.EventJson;
import org.onrecord.events.EventJson.UnreadableEventException;
import org.onrecord.events.Ids;
import org.onrecord.events.Match;
import org.onrecord.events.Rule;
import org.onrecord.events.Subscription;
import org.onrecord.events.deadletter.DeadLetterHeaders;
import org.onrecord.events.kafka.TopicScan;
import org.onrecord.events.topic.AlertWithdrawal;
import org.onrecord.events.topic.TextHeaders;
import org.onrecord.events.topic.Topic;
import org.onrecord.events.topic.Topics;
import org.onrecord.notify.plan.AlertMessage;
import org.onrecord.notify.plan.Ledger;
import org.onrecord.notify.plan.SendResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of the delivery, on one thread: it reads alerts, rules and subscriptions, lets the {@link Ledger} decide, writes what changed together
 * with the offsets of the alerts in one transaction, and only then hands messages to the channels. What they answer is written in the next
 * transaction. After a crash between the two, the log says that a message was being sent, and it is sent again with the same id.
 */
final class DeliveryLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryLoop.class);
    private static final String PART = "notify";
    private static final String OURS = "/onrecord/" + PART;
    private static final Duration IDLE = Duration.ofMillis(500);
    private static final Duration BUSY = Duration.ofMillis(10);
    private static final Duration PRUNES_EVERY = Duration.ofHours(1);
    private static final Duration STOP = Duration.ofSeconds(35);

    private static final List<Topic> STATE =
            List.of(Topics.RULES, Topics.SUBSCRIPTIONS, Topics.ALERTS_RULES, Topics.DELIVERIES);

    private static final String UNFINISHED = "onrecord.notify.unfinished";

    private record Done(AlertMessage message, SendResult result) {}

    private final NotifyService.Settings settings;
    private final InstantSource clock;
    private final MeterRegistry registry;
    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final Ledger ledger = new Ledger();
    private final Queue<Done> outcomes = new ConcurrentLinkedQueue<>();
    private final Map<TopicPartition, Long> committed = new HashMap<>();
    private final PartitionMerger order = new PartitionMerger();

    /**
     * What is written with the next changes: tombstones of old deliveries, and dead letters of records that cannot be read. A restart writes these
     * again; lists show the newest dead letter of a key.
     */
    private final List<ProducerRecord<String, byte[]>> others = new ArrayList<>();

    private Instant prunes = Instant.MIN;
    private int inFlight;

    DeliveryLoop(NotifyService.Settings settings, MeterRegistry registry) {
        this.settings = settings;
        this.registry = registry;
        clock = settings.clock().clock();
        producer = settings.kafka()
                .with(ProducerConfig.CLIENT_ID_CONFIG, NotifyService.GROUP)
                .with(ProducerConfig.LINGER_MS_CONFIG, 0)
                .with(ProducerConfig.MAX_BLOCK_MS_CONFIG, 20_000)
                .producer(NotifyService.GROUP);
        consumer = settings.kafka()
                .with(ConsumerConfig.CLIENT_ID_CONFIG, NotifyService.GROUP)
                .with(ConsumerConfig.GROUP_ID_CONFIG, NotifyService.GROUP)
                .with(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 512 * 1024)
                .consumer();
    }

    /** Reads the delivery log and places the reader at the first alert that was not taken. */
    void load() {
        // First, because it ends the transactions of a process before this one.
        producer.initTransactions();
        TopicScan.rewind(consumer, STATE.toArray(Topic[]::new));
        Map<String, Event> newest = new HashMap<>();
        TopicScan.toEnd(consumer, record -> {
            String key = record.topic() + "\t" + record.key();
            newest.remove(key);
            if (record.value() != null) {
                read(record, Event.class).ifPresent(event -> newest.put(key, event));
            }
        });
        Instant now = clock.instant();
        restore(newest, Match.class, ledger::restore);
        restore(newest, Delivery.class, ledger::restore);
        restore(newest, Rule.class, rule -> ledger.put(rule, now));
        restore(newest, Subscription.class, subscription -> ledger.put(subscription, now));
        List<TopicPartition> alerts = TopicScan.partitions(
                consumer,
                Stream.concat(Topics.alerts().stream(), Stream.of(Topics.ALERTS_UNCONFIRMED))
                        .map(Topic::name)
                        .toArray(String[]::new));
        // Partitions that are assigned already stay where they are; new ones begin at the offset of the group.
        consumer.assign(
                Stream.concat(consumer.assignment().stream(), alerts.stream()).toList());
        alerts.forEach(each -> committed.put(each, consumer.position(each)));
        // The gauge of a loop that failed would stay at its end.
        registry.find(UNFINISHED).meters().forEach(registry::remove);
        registry.gauge(UNFINISHED, ledger, Ledger::unfinished);
    }

    private static <E> void restore(Map<String, Event> newest, Class<E> type, java.util.function.Consumer<E> each) {
        newest.values().stream().filter(type::isInstance).map(type::cast).forEach(each);
    }

    /** Delivers until told to stop, and then waits for the outcome of the messages that are being sent. */
    void runUntil(CountDownLatch closing) {
        while (closing.getCount() > 0) {
            step(false);
        }
        Instant stop = Instant.now().plus(STOP);
        while (inFlight > 0 && !Instant.now().isAfter(stop)) {
            step(true);
        }
    }

    private void step(boolean stopping) {
        if (stopping) {
            consumer.pause(consumer.assignment());
        }
        List<Event> changed = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> each : consumer.poll(pause())) {
            if (isState(each)) {
                changed.addAll(take(each));
            } else {
                order.add(each);
            }
        }
        order.next(committed.keySet(), each -> consumer.currentLag(each).orElse(1) == 0)
                .forEach(each -> changed.addAll(alert(each)));
        for (Done done = outcomes.poll(); done != null; done = outcomes.poll()) {
            inFlight--;
            count(done);
            changed.addAll(ledger.done(
                    done.message(),
                    done.result(),
                    clock.instant(),
                    ThreadLocalRandom.current().nextDouble()));
        }
        prune();
        List<AlertMessage> due = stopping ? List.of() : ledger.due(clock.instant());
        due.forEach(message -> changed.addAll(message.deliveries()));
        commit(changed);
        for (AlertMessage message : due) {
            inFlight++;
            Thread.ofVirtual()
                    .start(() ->
                            outcomes.add(new Done(message, settings.transports().send(message))));
        }
    }

    /** Removes old deliveries from the log, once an hour. */
    private void prune() {
        Instant now = clock.instant();
        if (now.isBefore(prunes)) {
            return;
        }
        prunes = now.plus(PRUNES_EVERY);
        ledger.prune(now.minus(settings.kept())).forEach(id -> others.add(Topics.DELIVERIES.tombstone(id)));
    }

    private static boolean isState(ConsumerRecord<String, byte[]> record) {
        return STATE.stream().anyMatch(topic -> topic.name().equals(record.topic()));
    }

    private Duration pause() {
        if (inFlight > 0) {
            return BUSY;
        }
        return ledger.next()
                .map(next -> settings.clock().takes(Duration.between(clock.instant(), next)))
                .map(wait -> wait.isNegative() ? Duration.ZERO : wait)
                .filter(wait -> wait.compareTo(IDLE) < 0)
                .orElse(IDLE);
    }

    /** Takes a record of rules, subscriptions or deliveries that another process wrote. */
    private List<Event> take(ConsumerRecord<String, byte[]> record) {
        if (OURS.equals(TextHeaders.of(record.headers()).get("ce_source"))) {
            return List.of();
        }
        if (record.value() == null) {
            return record.topic().equals(Topics.RULES.name())
                    ? ledger.removeRule(record.key())
                    : record.topic().equals(Topics.SUBSCRIPTIONS.name())
                            ? ledger.removeSubscription(record.key())
                            : List.of();
        }
        Instant now = clock.instant();
        return read(record, Event.class)
                .map(event -> switch (event) {
                    case Rule rule -> ledger.put(rule, now);
                    case Subscription subscription -> ledger.put(subscription, now);
                    case Delivery delivery -> ledger.requested(delivery, now);
                    default -> List.<Event>of();
                })
                .orElse(List.of());
    }

    private List<Event> alert(ConsumerRecord<String, byte[]> record) {
        Map<String, String> headers = TextHeaders.of(record.headers());
        if (AlertWithdrawal.isSilent(headers, record.value() == null)) {
            return List.of();
        }
        Optional<String> reason = AlertWithdrawal.reason(headers);
        if (record.value() == null) {
            String id = record.key().substring(record.key().lastIndexOf('/') + 1);
            return ledger.withdrawn(
                    told(record, id), reason.orElse("It no longer follows from the record."), clock.instant());
        }
        return read(record, Alert.class)
                .map(alert -> ledger.alert(
                        alert.withId(told(record, alert.id())),
                        Instant.ofEpochMilli(record.timestamp()),
                        clock.instant()))
                .orElse(List.of());
    }

    /** Returns the id under which an alert is told. What waits has the id of the alert that it may become, and is told under another one. */
    private static String told(ConsumerRecord<String, byte[]> record, String id) {
        return record.topic().equals(Topics.ALERTS_UNCONFIRMED.name()) ? Ids.hash("waiting", id) : id;
    }

    /** Returns the event of a record; empty if it cannot be used, which is noted. */
    private <E extends Event> Optional<E> read(ConsumerRecord<String, byte[]> record, Class<E> type) {
        try {
            E event = EventJson.read(record.value(), type);
            String name = EventJson.typeOf(event);
            boolean belongs = STATE.stream()
                    .filter(topic -> topic.name().equals(record.topic()))
                    .allMatch(topic -> topic.records().contains(name));
            if (belongs) {
                return Optional.of(event);
            }
            passOver(record, "a " + name + " does not belong on this topic");
        } catch (UnreadableEventException e) {
            passOver(record, String.valueOf(e.getMessage()));
        }
        return Optional.empty();
    }

    /** Counts a record that cannot be used, and puts it into the dead letters; the dashboard does so for the topics of alerts. */
    private void passOver(ConsumerRecord<String, byte[]> record, String reason) {
        registry.counter("onrecord.notify.unreadable", "topic", record.topic()).increment();
        LOG.warn("{}-{}@{} is passed over: {}", record.topic(), record.partition(), record.offset(), reason);
        if (isState(record)) {
            others.add(DeadLetterHeaders.letter(PART, record, reason));
        }
    }

    /** Writes what changed and which alerts were taken, together. */
    private void commit(List<Event> changed) {
        Map<TopicPartition, OffsetAndMetadata> places = new HashMap<>();
        committed.forEach((partition, place) -> {
            long now = order.first(partition).orElseGet(() -> consumer.position(partition));
            if (now != place) {
                places.put(partition, new OffsetAndMetadata(now));
            }
        });
        if (changed.isEmpty() && places.isEmpty() && others.isEmpty()) {
            return;
        }
        producer.beginTransaction();
        // The commit fails if one of them does.
        Stream.concat(changed.stream().map(this::record), others.stream()).forEach(record -> {
            Future<RecordMetadata> ignored = producer.send(record);
        });
        if (!places.isEmpty()) {
            producer.sendOffsetsToTransaction(places, consumer.groupMetadata());
        }
        producer.commitTransaction();
        others.clear();
        places.forEach((partition, place) -> committed.put(partition, place.offset()));
    }

    private ProducerRecord<String, byte[]> record(Event event) {
        Topic topic = switch (event) {
            case Match match -> Topics.ALERTS_RULES;
            case Subscription subscription -> Topics.SUBSCRIPTIONS;
            default -> Topics.DELIVERIES;
        };
        return topic.record(event, PART, Instant.now());
    }

    private void count(Done done) {
        AlertMessage message = done.message();
        String channel = message.subscription().channel().json();
        String outcome = switch (done.result()) {
            case SendResult.Accepted accepted -> "sent";
            case SendResult.Retry retry -> "retry";
            case SendResult.Refused refused -> "refused";
            case SendResult.Gone gone -> "gone";
        };
        registry.counter("onrecord.notify.messages", "channel", channel, "outcome", outcome)
                .increment();
        if (done.result() instanceof SendResult.Accepted) {
            message.deliveries().stream()
                    .filter(each -> each.held() == null)
                    .forEach(each -> registry.timer("onrecord.notify.delivery", "channel", channel)
                            .record(Duration.between(each.made(), clock.instant())));
        } else {
            LOG.info(
                    "the message {} of the rule {} was not taken: {}",
                    message.id(),
                    message.rule().id(),
                    done.result());
        }
    }

    @Override
    public void close() {
        try {
            consumer.close();
        } finally {
            producer.close(Duration.ofSeconds(5));
        }
    }
}

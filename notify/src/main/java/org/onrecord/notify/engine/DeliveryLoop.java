package org.onrecord.notify.engine;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
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
import org.onrecord.events.Match;
import org.onrecord.events.Rule;
import org.onrecord.events.Subscription;
import org.onrecord.events.deadletter.DeadLetterHeaders;
import org.onrecord.events.kafka.TopicScan;
import org.onrecord.events.topic.AlertWithdrawal;
import org.onrecord.events.topic.CloudEvents;
import org.onrecord.events.topic.TextHeaders;
import org.onrecord.events.topic.Topic;
import org.onrecord.events.topic.Topics;
import org.onrecord.notify.channel.Channels;
import org.onrecord.notify.plan.Ledger;
import org.onrecord.notify.plan.Message;
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

    /** The topics that hold the state, and those whose records are taken once. */
    private static final List<Topic> STATE =
            List.of(Topics.RULES, Topics.SUBSCRIPTIONS, Topics.ALERTS_RULES, Topics.DELIVERIES);

    private record Done(Message message, SendResult result) {}

    private final NotifyService.Settings settings;
    private final Clock clock;
    private final Channels channels;
    private final MeterRegistry registry;
    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final Ledger ledger = new Ledger();
    private final Queue<Done> answers = new ConcurrentLinkedQueue<>();
    private final Map<TopicPartition, Long> committed = new HashMap<>();
    private final InTime order = new InTime();

    /** Dead letters of records that cannot be read. A start reads these records again; lists show the newest letter of a key. */
    private final List<ProducerRecord<String, byte[]>> letters = new ArrayList<>();

    private final List<ProducerRecord<String, byte[]>> pruned = new ArrayList<>();

    private Instant prunes = Instant.MIN;
    private int inFlight;

    DeliveryLoop(NotifyService.Settings settings, Channels channels, MeterRegistry registry) {
        this.settings = settings;
        this.channels = channels;
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
                readable(record, Event.class, event -> newest.put(key, event));
            }
        });
        Instant now = clock.instant();
        restore(newest, Match.class, ledger::restore);
        restore(newest, Delivery.class, ledger::restore);
        restore(newest, Rule.class, rule -> ledger.put(rule, now));
        restore(newest, Subscription.class, subscription -> ledger.put(subscription, now));
        List<TopicPartition> alerts = TopicScan.partitions(
                consumer, Topics.alerts().stream().map(Topic::name).toArray(String[]::new));
        // Partitions that are assigned already stay where they are; new ones begin at the offset of the group.
        consumer.assign(
                Stream.concat(consumer.assignment().stream(), alerts.stream()).toList());
        alerts.forEach(each -> committed.put(each, consumer.position(each)));
        registry.gauge("onrecord.notify.unfinished", ledger, Ledger::unfinished);
    }

    private static <E> void restore(Map<String, Event> newest, Class<E> type, java.util.function.Consumer<E> each) {
        newest.values().stream().filter(type::isInstance).map(type::cast).forEach(each);
    }

    /** Delivers until told to stop, and then until what is being sent is answered. */
    void runUntil(CountDownLatch closing) {
        Instant stop = Instant.MAX;
        while (true) {
            boolean stopping = closing.getCount() == 0;
            if (stopping) {
                stop = stop.equals(Instant.MAX) ? Instant.now().plus(STOP) : stop;
                if (inFlight == 0 || Instant.now().isAfter(stop)) {
                    return;
                }
            }
            step(stopping);
        }
    }

    private void step(boolean stopping) {
        if (stopping) {
            consumer.pause(consumer.assignment());
        }
        List<Event> changed = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> each : consumer.poll(pause())) {
            if (isState(each)) {
                take(each, changed);
            } else {
                order.add(each);
            }
        }
        order.next(committed.keySet(), this::isAtEnd).forEach(each -> changed.addAll(alert(each)));
        for (Done done = answers.poll(); done != null; done = answers.poll()) {
            inFlight--;
            count(done);
            changed.addAll(ledger.done(
                    done.message(),
                    done.result(),
                    clock.instant(),
                    ThreadLocalRandom.current().nextDouble()));
        }
        prune();
        List<Message> due = stopping ? List.of() : ledger.due(clock.instant());
        changed.addAll(Ledger.records(due));
        commit(changed);
        for (Message message : due) {
            inFlight++;
            Thread.ofVirtual().start(() -> answers.add(new Done(message, channels.send(message))));
        }
    }

    /** Forgets, once an hour, what was over long ago. */
    private void prune() {
        Instant now = clock.instant();
        if (now.isBefore(prunes)) {
            return;
        }
        prunes = now.plus(PRUNES_EVERY);
        ledger.prune(now.minus(settings.kept())).forEach(id -> pruned.add(Topics.DELIVERIES.tombstone(id)));
    }

    private static boolean isState(ConsumerRecord<String, byte[]> record) {
        return STATE.stream().anyMatch(topic -> topic.name().equals(record.topic()));
    }

    private boolean isAtEnd(TopicPartition partition) {
        return consumer.currentLag(partition).orElse(1) == 0;
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
    private void take(ConsumerRecord<String, byte[]> record, List<Event> changed) {
        Map<String, String> headers = TextHeaders.of(record.headers());
        if (OURS.equals(headers.get("ce_source"))) {
            return;
        }
        Instant now = clock.instant();
        if (record.value() == null) {
            if (record.topic().equals(Topics.RULES.name())) {
                changed.addAll(ledger.removeRule(record.key()));
            } else if (record.topic().equals(Topics.SUBSCRIPTIONS.name())) {
                changed.addAll(ledger.removeSubscription(record.key()));
            }
            return;
        }
        readable(record, Event.class, event -> {
            switch (event) {
                case Rule rule -> changed.addAll(ledger.put(rule, now));
                case Subscription subscription -> changed.addAll(ledger.put(subscription, now));
                case Delivery delivery -> changed.addAll(ledger.requested(delivery, now));
                default -> LOG.debug("a {} on {} is left alone", EventJson.typeOf(event), record.topic());
            }
        });
    }

    private List<Event> alert(ConsumerRecord<String, byte[]> record) {
        Map<String, String> headers = TextHeaders.of(record.headers());
        if (record.value() == null) {
            String id = record.key().substring(record.key().lastIndexOf('/') + 1);
            return ledger.withdrawn(
                    id,
                    AlertWithdrawal.reason(headers).orElse("It no longer follows from the record."),
                    clock.instant());
        }
        if (CloudEvents.isHistorical(headers)) {
            return List.of();
        }
        List<Event> changed = new ArrayList<>();
        readable(
                record,
                Alert.class,
                alert ->
                        changed.addAll(ledger.alert(alert, Instant.ofEpochMilli(record.timestamp()), clock.instant())));
        return changed;
    }

    private <E extends Event> void readable(
            ConsumerRecord<String, byte[]> record, Class<E> type, java.util.function.Consumer<E> each) {
        E event;
        try {
            event = EventJson.read(record.value(), type);
        } catch (UnreadableEventException e) {
            passOver(record, String.valueOf(e.getMessage()));
            return;
        }
        String name = EventJson.typeOf(event);
        if (STATE.stream()
                .anyMatch(topic ->
                        topic.name().equals(record.topic()) && !topic.records().contains(name))) {
            passOver(record, "a " + name + " does not belong on this topic");
            return;
        }
        each.accept(event);
    }

    /** Of the topics of alerts, the dashboard writes the dead letters. */
    private void passOver(ConsumerRecord<String, byte[]> record, String reason) {
        registry.counter("onrecord.notify.unreadable", "topic", record.topic()).increment();
        LOG.warn("{}-{}@{} is passed over: {}", record.topic(), record.partition(), record.offset(), reason);
        if (isState(record)) {
            letters.add(DeadLetterHeaders.letter(PART, record, reason));
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
        if (changed.isEmpty() && places.isEmpty() && letters.isEmpty() && pruned.isEmpty()) {
            return;
        }
        producer.beginTransaction();
        // The commit fails if one of them does.
        changed.forEach(event -> {
            Future<RecordMetadata> ignored = producer.send(record(event));
        });
        Stream.concat(letters.stream(), pruned.stream()).forEach(record -> {
            Future<RecordMetadata> ignored = producer.send(record);
        });
        if (!places.isEmpty()) {
            producer.sendOffsetsToTransaction(places, consumer.groupMetadata());
        }
        producer.commitTransaction();
        letters.clear();
        pruned.clear();
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
        Supplier<String> result = () -> switch (done.result()) {
            case SendResult.Accepted accepted -> "sent";
            case SendResult.Retry retry -> "retry";
            case SendResult.Refused refused -> "refused";
            case SendResult.Gone gone -> "gone";
        };
        registry.counter(
                        "onrecord.notify.messages",
                        "channel",
                        done.message().subscription().channel().json(),
                        "outcome",
                        result.get())
                .increment();
        if (!(done.result() instanceof SendResult.Accepted)) {
            LOG.info(
                    "the message {} of the rule {} was not taken: {}",
                    done.message().id(),
                    done.message().rule().id(),
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

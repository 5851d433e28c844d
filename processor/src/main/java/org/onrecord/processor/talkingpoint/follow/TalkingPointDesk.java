package org.onrecord.processor.talkingpoint.follow;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.onrecord.events.Alert;
import org.onrecord.events.Event;
import org.onrecord.events.EventJson;
import org.onrecord.events.EventJson.UnreadableEventException;
import org.onrecord.events.Statement;
import org.onrecord.events.TalkingPoint;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.kafka.TopicScan;
import org.onrecord.events.topic.AlertWithdrawal;
import org.onrecord.events.topic.CloudEvents;
import org.onrecord.events.topic.Topics;
import org.onrecord.processor.duty.Duty;
import org.onrecord.processor.talkingpoint.Followed;
import org.onrecord.processor.talkingpoint.TalkingPoints;
import org.onrecord.processor.talkingpoint.TalkingPoints.Said;
import org.onrecord.processor.talkingpoint.Voices;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one that follows: reads statements and what stands of its own work from their beginning, and puts right what differs.
 *
 * <p>It remembers nothing of its own. What it writes is a function of the statements that stand, so that a crash at any moment is mended by the
 * next start; what is written and how far it has read are one transaction, so that who waits for it knows when it is done.
 */
final class TalkingPointDesk implements Duty.Desk {
    private static final Logger LOG = LoggerFactory.getLogger(TalkingPointDesk.class);
    private static final Duration POLL = Duration.ofMillis(300);
    private static final String GONE =
            "The statements that it rests on were corrected, edited or withdrawn, or others came to light.";

    private final TalkingPoints talkingPoints;
    private final Actors actors;
    private final KafkaConsumer<String, byte[]> reader;
    private final KafkaProducer<String, byte[]> writer;
    private final Map<String, byte[]> standing = new HashMap<>();
    private final Map<Statement.Actor, Set<String>> ownedBy = new HashMap<>();
    private final String mark;
    private boolean historical;
    private boolean everything = true;
    private boolean unwritten = true;

    /**
     * Begins to read.
     *
     * @param generation number of what the statements are made with
     * @param sentences tells the sentences of a statement apart
     */
    TalkingPointDesk(
            String bootstrapServers,
            int generation,
            TalkingPoints talkingPoints,
            Voices voices,
            Function<Statement, Said> sentences) {
        this.mark = mark(generation);
        this.talkingPoints = talkingPoints;
        this.actors = new Actors(voices, sentences);
        KafkaClients kafka = new KafkaClients(bootstrapServers);
        this.writer = kafka.producer(TalkingPointService.GROUP);
        this.reader = kafka.with(ConsumerConfig.GROUP_ID_CONFIG, TalkingPointService.GROUP_READ)
                .consumer();
        // First of all: it ends what a dead process left open, so that all that it wrote is read.
        writer.initTransactions();
        readStanding();
        TopicScan.rewind(reader, Topics.STATEMENTS.name());
        historical = reader.committed(reader.assignment()).values().stream()
                .anyMatch(each -> each != null && !each.metadata().equals(mark));
    }

    /**
     * What stands beside how far the statements have been worked off: with which generation. The first work of another one changes what stands
     * and is no news.
     */
    static String mark(int generation) {
        return generation == 0 ? "" : "generation " + generation;
    }

    private void readStanding() {
        TopicScan.rewind(reader, Topics.TALKING_POINTS.name(), Topics.ALERTS_TALKING_POINT.name());
        TopicScan.toEnd(reader, record -> {
            if (record.value() == null) {
                standing.remove(place(record.topic(), record.key()));
            } else {
                standing.put(place(record.topic(), record.key()), record.value());
            }
        });
    }

    /** Takes what the topic has; once there is no more, writes what changed by it. */
    @Override
    public void work() {
        boolean any = false;
        for (ConsumerRecord<String, byte[]> each : reader.poll(POLL)) {
            take(each);
            any = true;
        }
        unwritten |= any;
        if (!any && unwritten && isAtTheEnd()) {
            write();
            unwritten = false;
        }
    }

    private boolean isAtTheEnd() {
        return reader.endOffsets(reader.assignment()).entrySet().stream()
                .allMatch(end -> reader.position(end.getKey()) >= end.getValue());
    }

    private void take(ConsumerRecord<String, byte[]> message) {
        byte[] value = message.value();
        if (value == null) {
            actors.remove(message.key());
            return;
        }
        try {
            actors.put(EventJson.read(value, Statement.class));
        } catch (UnreadableEventException e) {
            LOG.debug("{} at {} is passed over: {}", message.topic(), message.offset(), e.getMessage());
        }
    }

    private void write() {
        Set<Statement.Actor> changed = actors.takeChanged();
        Map<String, Event> stands = new LinkedHashMap<>();
        Set<String> stood = new HashSet<>();
        for (Statement.Actor actor : changed) {
            Map<String, Event> of = of(actor);
            stands.putAll(of);
            stood.addAll(ownedBy.getOrDefault(actor, Set.of()));
            ownedBy.put(actor, of.keySet());
        }
        if (everything) {
            // What stands of an earlier time and is not found any more, whoever said it.
            stood.addAll(standing.keySet());
            everything = false;
        }
        stood.removeAll(stands.keySet());
        writer.beginTransaction();
        stood.forEach(this::withdraw);
        stands.forEach(this::put);
        writer.sendOffsetsToTransaction(positions(), reader.groupMetadata());
        writer.commitTransaction();
        historical = false;
    }

    private Map<TopicPartition, OffsetAndMetadata> positions() {
        Map<TopicPartition, OffsetAndMetadata> positions = new HashMap<>();
        reader.assignment().forEach(each -> positions.put(each, new OffsetAndMetadata(reader.position(each), mark)));
        return positions;
    }

    /** What stands of an actor: its talking points and their alerts, by topic and key. */
    private Map<String, Event> of(Statement.Actor actor) {
        Map<String, Event> stands = new TreeMap<>();
        for (Followed each : talkingPoints.of(actor, actors.of(actor))) {
            TalkingPoint point = each.point();
            stands.put(place(Topics.TALKING_POINTS.name(), point.key()), point);
            for (Alert alert : each.alerts()) {
                stands.put(place(Topics.ALERTS_TALKING_POINT.name(), alert.key()), alert);
            }
        }
        return stands;
    }

    private void put(String place, Event event) {
        byte[] json = EventJson.write(event);
        if (!Arrays.equals(json, standing.put(place, json))) {
            ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic(place), event.key(), json);
            CloudEvents.describe(record.headers(), event, "processor", Instant.now());
            send(record);
        }
    }

    @SuppressWarnings("NullAway") // A tombstone is a record without a value.
    private void withdraw(String place) {
        if (standing.remove(place) != null) {
            ProducerRecord<String, byte[]> tombstone =
                    new ProducerRecord<>(topic(place), place.substring(place.indexOf('/') + 1), null);
            if (topic(place).equals(Topics.ALERTS_TALKING_POINT.name())) {
                AlertWithdrawal.describe(tombstone.headers(), GONE);
            }
            send(tombstone);
        }
    }

    private void send(ProducerRecord<String, byte[]> record) {
        if (historical) {
            CloudEvents.markHistorical(record.headers());
        }
        writer.send(record);
    }

    private static String place(String topic, String key) {
        return topic + "/" + key;
    }

    private static String topic(String place) {
        return place.substring(0, place.indexOf('/'));
    }

    @Override
    public void close() {
        writer.close(Duration.ofSeconds(1));
        reader.close();
    }
}

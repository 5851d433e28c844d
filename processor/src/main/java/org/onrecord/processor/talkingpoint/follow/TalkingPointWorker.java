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
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.onrecord.events.Event;
import org.onrecord.events.EventJson;
import org.onrecord.events.IssueKey;
import org.onrecord.events.Statement;
import org.onrecord.events.deadletter.DeadLetter;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.kafka.TopicScan;
import org.onrecord.events.topic.CloudEvents;
import org.onrecord.events.topic.Topic;
import org.onrecord.events.topic.Topics;
import org.onrecord.processor.singleton.SingletonTask;
import org.onrecord.processor.talkingpoint.TalkingPointHolders;
import org.onrecord.processor.talkingpoint.TalkingPoints;
import org.onrecord.processor.talkingpoint.TalkingPoints.Said;
import org.onrecord.processor.talkingpoint.TrackedTalkingPoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the talking points of an issue and their alerts up to date: reads all its statements and all that it wrote before, and writes what
 * differs.
 *
 * <p>It stores nothing else. What it writes is a function of the statements, so the next start repairs the effects of a crash. Its records and its
 * position in the statements are one transaction, so that {@link TalkingPointLag} can tell when it is done.
 */
final class TalkingPointWorker implements SingletonTask.Worker {
    private static final Logger LOG = LoggerFactory.getLogger(TalkingPointWorker.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final String GONE =
            "The statements that it rests on were corrected, edited or withdrawn, or others were found.";

    private final String issue;
    private final TalkingPoints talkingPoints;
    private final StatementsByActor statements;
    private final KafkaConsumer<String, byte[]> reader;
    private final KafkaProducer<String, byte[]> writer;

    /** The talking points and alerts as written, by {@link #place}. */
    private final Map<String, byte[]> written = new HashMap<>();

    private final Map<Statement.Actor, Set<String>> placesOf = new HashMap<>();
    private final String mark;

    /** How far the statements were read before. */
    private final Map<TopicPartition, OffsetAndMetadata> done;

    /** True until the first write of another generation. */
    private boolean historical;

    /** True if statements changed since the last write that are historical. */
    private boolean old;

    private boolean isFirstWrite = true;
    private boolean isDue = true;

    /**
     * Reads what was written before, and starts at the first statement.
     *
     * @param generation number of the generation that made the statements
     */
    TalkingPointWorker(
            KafkaClients kafka,
            String issue,
            int generation,
            TalkingPoints talkingPoints,
            TalkingPointHolders holders,
            Function<Statement, Said> sentences) {
        this.issue = issue;
        this.mark = mark(generation);
        this.talkingPoints = talkingPoints;
        this.statements = new StatementsByActor(holders, sentences);
        this.writer = kafka.producer(TalkingPointService.group(issue));
        this.reader = kafka.with(ConsumerConfig.GROUP_ID_CONFIG, TalkingPointService.groupRead(issue))
                .consumer();
        // Comes first: it ends the transaction that a dead process left open, so that its records can be read.
        writer.initTransactions();
        readWritten();
        TopicScan.rewind(reader, Topics.STATEMENTS);
        done = reader.committed(reader.assignment());
        historical = done.values().stream()
                .anyMatch(each -> each != null && !each.metadata().equals(mark));
    }

    /**
     * Returns the mark of a generation, which is committed with the position in the statements. The first write of another generation is
     * historical: it changes records without being news.
     */
    static String mark(int generation) {
        return generation == 0 ? "" : "generation " + generation;
    }

    private void readWritten() {
        TopicScan.rewind(reader, Topics.TALKING_POINTS, Topics.ALERTS_TALKING_POINT);
        TopicScan.toEnd(reader, record -> {
            if (record.key() == null || !IssueKey.isOf(issue, record.key())) {
                return;
            }
            if (record.value() == null) {
                written.remove(place(record.topic(), record.key()));
            } else {
                written.put(place(record.topic(), record.key()), record.value());
            }
        });
    }

    /** Reads the next statements; at the end of the topic it writes what they changed. */
    @Override
    public void work() {
        ConsumerRecords<String, byte[]> records = reader.poll(POLL);
        records.forEach(this::read);
        isDue |= !records.isEmpty();
        if (records.isEmpty() && isDue && TopicScan.isAtEnd(reader)) {
            write();
            isDue = false;
        }
    }

    private void read(ConsumerRecord<String, byte[]> message) {
        byte[] value = message.value();
        if (message.key() == null || !IssueKey.isOf(issue, message.key())) {
            return;
        }
        OffsetAndMetadata place = done.get(new TopicPartition(message.topic(), message.partition()));
        old |= message.headers().lastHeader(CloudEvents.HISTORICAL) != null
                && (place == null || message.offset() >= place.offset());
        try {
            if (value != null) {
                statements.put(EventJson.read(value, Statement.class));
            } else {
                statements.remove(IssueKey.id(message.key()));
            }
        } catch (RuntimeException e) { // The record costs itself, not the task.
            LOG.warn("{} is passed over: {}", DeadLetter.Place.of(message), e.toString());
        }
    }

    private void write() {
        Map<String, Event> found = new LinkedHashMap<>();
        Set<String> obsolete = new HashSet<>();
        for (Statement.Actor actor : statements.takeChanged()) {
            obsolete.addAll(placesOf.getOrDefault(actor, Set.of()));
            Map<String, Event> events = eventsOf(actor);
            found.putAll(events);
            placesOf.put(actor, events.keySet());
        }
        if (isFirstWrite) {
            // Removes the records of earlier runs that are not found again, whoever the actor was.
            obsolete.addAll(written.keySet());
            isFirstWrite = false;
        }
        obsolete.removeAll(found.keySet());
        writer.beginTransaction();
        obsolete.forEach(this::withdraw);
        found.forEach(this::put);
        writer.sendOffsetsToTransaction(positions(), reader.groupMetadata());
        writer.commitTransaction();
        historical = false;
        old = false;
    }

    private Map<TopicPartition, OffsetAndMetadata> positions() {
        Map<TopicPartition, OffsetAndMetadata> positions = new HashMap<>();
        reader.assignment().forEach(each -> positions.put(each, new OffsetAndMetadata(reader.position(each), mark)));
        return positions;
    }

    /** Returns the talking points of an actor and their alerts, by {@link #place}. */
    private Map<String, Event> eventsOf(Statement.Actor actor) {
        Map<String, Event> events = new TreeMap<>();
        try {
            for (TrackedTalkingPoint each : talkingPoints.of(actor, statements.of(actor))) {
                events.put(place(Topics.TALKING_POINTS.name(), each.point().key()), each.point());
                each.alerts()
                        .forEach(alert -> events.put(place(Topics.ALERTS_TALKING_POINT.name(), alert.key()), alert));
            }
            return events;
        } catch (RuntimeException e) {
            // A statement that makes no sense costs its actor's talking points, not everybody's.
            LOG.error("The talking points of {} cannot be found", actor, e);
            return Map.of();
        }
    }

    private void put(String place, Event event) {
        byte[] json = EventJson.write(event);
        if (!Arrays.equals(json, written.put(place, json))) {
            send(topic(place).record(event, json, "processor", Instant.now()));
        }
    }

    private void withdraw(String place) {
        if (written.remove(place) != null) {
            String key = place.substring(place.indexOf('/') + 1);
            // Nobody heard of what is withdrawn while documents of before an upgrade are read.
            send(old && !historical ? topic(place).tombstone(key) : topic(place).tombstone(key, GONE));
        }
    }

    private void send(ProducerRecord<String, byte[]> record) {
        if (historical || old) {
            CloudEvents.markHistorical(record.headers());
        }
        writer.send(record);
    }

    /** Returns topic and key of a record as one text. */
    private static String place(String topic, String key) {
        return topic + "/" + key;
    }

    private static Topic topic(String place) {
        return place.startsWith(Topics.TALKING_POINTS.name() + "/")
                ? Topics.TALKING_POINTS
                : Topics.ALERTS_TALKING_POINT;
    }

    @Override
    public void close() {
        writer.close(Duration.ofSeconds(1));
        reader.close();
    }
}

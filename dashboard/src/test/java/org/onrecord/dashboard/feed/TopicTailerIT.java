package org.onrecord.dashboard.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.dashboard.index.IndexSnapshot;
import org.onrecord.dashboard.index.RecordIndex;
import org.onrecord.dashboard.live.EventRing;
import org.onrecord.dashboard.record.IndexChange;
import org.onrecord.dashboard.record.Partition;
import org.onrecord.dashboard.record.ReceivedRecord;
import org.onrecord.dashboard.record.RecordPosition;
import org.onrecord.events.Event;
import org.onrecord.events.EventJson;
import org.onrecord.events.issue.WatchedIssues;
import org.onrecord.events.topic.Topics;
import org.onrecord.testing.Await;
import org.onrecord.testing.IssueBuilder;
import org.onrecord.testing.StatementBuilder;
import org.onrecord.testing.TestBroker;

/** A dashboard that was away. It knows a statement that the topic has no more, and another one has arrived. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class TopicTailerIT {
    @TempDir
    Path folder;

    private TestBroker broker;

    @BeforeEach
    void begin() throws Exception {
        broker = TestBroker.empty();
        assertThat(read()).isZero();
        try (RecordIndex index = RecordIndex.open(folder)) {
            index.apply(new ReceivedRecord(
                    new RecordPosition(new Partition(Topics.STATEMENTS.name(), 0), 0),
                    Instant.EPOCH,
                    new IndexChange.Put(statement("a"), Optional.empty())));
            index.commit(index.offsets());
        }
    }

    @Test
    void readsAllAgainAfterSoLongThatDeletionsMayBeGone() throws Exception {
        arrives(Instant.now().minus(Duration.ofDays(2)));
        lastSeen(Instant.now().minus(Duration.ofDays(3)));

        assertThat(read()).isEqualTo(1);
    }

    @Test
    void goesOnWhereItStoppedAfterAnHour() throws Exception {
        arrives(Instant.now().minus(Duration.ofMinutes(30)));
        lastSeen(Instant.now().minus(Duration.ofHours(1)));

        assertThat(read()).isEqualTo(2);
    }

    @Test
    void goesOnWhereItStoppedWhereNothingCameForLong() throws Exception {
        arrives(Instant.now());
        lastSeen(Instant.now().minus(Duration.ofDays(3)));

        assertThat(read()).isEqualTo(2);
    }

    @Test
    void goesOnWithALongHistoryAfterAShortStop() throws Exception {
        arrives(Instant.now().minus(Duration.ofDays(2)));

        assertThat(read()).isEqualTo(2);
    }

    private static Event statement(String id) {
        return StatementBuilder.statement(id, "The dam stays.").build();
    }

    /** Writes another statement at a time. */
    private void arrives(Instant at) throws Exception {
        Event statement = statement("c");
        try (KafkaProducer<String, byte[]> producer = broker.kafka().producer()) {
            producer.send(new ProducerRecord<>(
                            Topics.STATEMENTS.name(),
                            null,
                            at.toEpochMilli(),
                            statement.key(),
                            EventJson.write(statement)))
                    .get(1, TimeUnit.MINUTES);
        }
    }

    /** Makes the index one that was written at a time. */
    private void lastSeen(Instant at) throws Exception {
        try (FSDirectory directory = FSDirectory.open(folder);
                IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
            Map<String, String> data = new HashMap<>();
            writer.getLiveCommitData().forEach(entry -> data.put(entry.getKey(), entry.getValue()));
            data.put("at", at.toString());
            writer.setLiveCommitData(data.entrySet());
            writer.commit();
        }
    }

    /** Reads the topics to their end and returns how many entries the index then has. */
    private int read() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        try (RecordIndex index = RecordIndex.open(folder);
                TopicTailer tailer = new TopicTailer(broker.kafka(), registry, (record, reason) -> {})) {
            tailer.start(new IndexUpdater(
                    index,
                    new EventRing(10),
                    WatchedIssues.of(IssueBuilder.issue("fentanyl", "Fentanyl").build()),
                    registry));
            Await.until("read", () -> tailer.notReady().isEmpty());
            tailer.close();
            index.refresh();
            return index.read(IndexSnapshot::size);
        }
    }
}

package org.onrecord.ingest.publish;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.onrecord.events.Alert;
import org.onrecord.events.Document;
import org.onrecord.events.Event;
import org.onrecord.events.FetchTask;
import org.onrecord.events.deadletter.DeadLetterHeaders;
import org.onrecord.events.topic.Topics;
import org.onrecord.ingest.item.Item;
import org.onrecord.ingest.item.ItemDecision;

/** Records that ingest writes together. */
public final class RecordBatch {
    private static final String PART = "ingest";

    private final InstantSource clock;
    private final List<ProducerRecord<String, byte[]>> records = new ArrayList<>();

    public RecordBatch(InstantSource clock) {
        this.clock = clock;
    }

    void decision(ItemDecision.Write decision) {
        switch (decision) {
            case ItemDecision.Publish publish -> document(publish.document(), publish.json());
            case ItemDecision.Refuse refuse -> deadLetter(refuse.item());
        }
        state(decision.memory());
    }

    public void document(Document document, byte[] json) {
        records.add(Topics.DOCUMENTS.record(document, json, PART, clock.instant()));
    }

    /** Adds the state of a source, an item or a host. */
    public void state(Event state) {
        records.add(Topics.SOURCES.record(state, PART, clock.instant()));
    }

    public void forget(String source) {
        records.add(Topics.SOURCES.tombstone(source));
    }

    public void task(FetchTask task) {
        records.add(Topics.FETCHES.record(task, PART, clock.instant()));
    }

    public void alert(Alert alert) {
        records.add(Topics.alerts(alert.kind()).record(alert, PART, clock.instant()));
    }

    public void withdraw(Alert alert) {
        records.add(Topics.alerts(alert.kind())
                .tombstone(alert.id(), "The source is well again, or is no longer followed."));
    }

    /** Adds the dead letter of a refused item: its first bytes under {@link Item#key}. */
    public void deadLetter(Item.Refused item) {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(Topics.DEAD_LETTERS.name(), item.key(), item.head());
        DeadLetterHeaders.describe(record.headers(), PART, item.reason(), item.origin(), item.size());
        records.add(record);
    }

    /** Adds the dead letter of a record that cannot be used, with its place on its topic. */
    public void deadLetter(ConsumerRecord<String, byte[]> unusable, String reason) {
        records.add(DeadLetterHeaders.letter(PART, unusable, reason));
    }

    public List<ProducerRecord<String, byte[]>> records() {
        return records;
    }
}

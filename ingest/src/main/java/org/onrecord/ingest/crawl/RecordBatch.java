package org.onrecord.ingest.crawl;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.onrecord.events.Alert;
import org.onrecord.events.Document;
import org.onrecord.events.Event;
import org.onrecord.events.FetchTask;
import org.onrecord.events.HostPace;
import org.onrecord.events.SourceItem;
import org.onrecord.events.SourceState;
import org.onrecord.events.topic.Topic;
import org.onrecord.events.topic.Topics;
import org.onrecord.ingest.item.Item;
import org.onrecord.ingest.publish.IngestRecords;
import org.onrecord.ingest.publish.UnusableRecord;

/** Records that are written in one transaction. */
final class RecordBatch {
    private final InstantSource clock;
    private final List<ProducerRecord<String, byte[]>> records = new ArrayList<>();

    RecordBatch(InstantSource clock) {
        this.clock = clock;
    }

    void document(Document document, byte[] json) {
        records.add(IngestRecords.event(Topics.DOCUMENTS, document, json, clock.instant()));
    }

    void item(SourceItem item) {
        add(Topics.SOURCES, item);
    }

    void state(SourceState state) {
        add(Topics.SOURCES, state);
    }

    void pace(HostPace pace) {
        add(Topics.SOURCES, pace);
    }

    void forget(String source) {
        records.add(Topics.SOURCES.tombstone(source));
    }

    void task(FetchTask task) {
        add(Topics.FETCHES, task);
    }

    void alert(Alert alert) {
        add(Topics.alerts(alert.kind()), alert);
    }

    void withdraw(Alert alert) {
        records.add(Topics.alerts(alert.kind())
                .tombstone(alert.id(), "The source is well again, or is no longer followed."));
    }

    void deadLetter(Item.Refused item) {
        records.add(IngestRecords.deadLetter(item));
    }

    void deadLetter(UnusableRecord record) {
        records.add(IngestRecords.deadLetter(record));
    }

    List<ProducerRecord<String, byte[]>> records() {
        return records;
    }

    boolean isEmpty() {
        return records.isEmpty();
    }

    private void add(Topic topic, Event event) {
        records.add(IngestRecords.event(topic, event, clock.instant()));
    }
}

package org.onrecord.ingest.bulk;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Document;
import org.onrecord.events.EventJson;
import org.onrecord.ingest.capture.CaptureRecord;
import org.onrecord.ingest.capture.CaptureWriter;
import org.onrecord.ingest.item.Item;
import org.onrecord.ingest.item.ItemDecision;
import org.onrecord.ingest.publish.RecordBatch;

/** Writes documents to the broker and their originals to the captures, without waiting for each one. */
public final class BulkWriter {
    private static final int HELD_BACK = 64;

    private final KafkaProducer<String, byte[]> producer;
    private final CaptureWriter captures;
    private final InstantSource clock;
    private final List<ProducerRecord<String, byte[]>> heldBack = new ArrayList<>();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    public BulkWriter(KafkaProducer<String, byte[]> producer, CaptureWriter captures, InstantSource clock) {
        this.producer = producer;
        this.captures = captures;
        this.clock = clock;
    }

    /**
     * Writes a document. One with an original is held back until its capture is on disk; many captures are synced at
     * once, as each sync takes time.
     *
     * @throws IOException if the capture cannot be written
     */
    public void publish(ItemDecision.Publish publish) throws IOException {
        CaptureRecord original = publish.item().original();
        RecordBatch batch = new RecordBatch(clock);
        if (original == null) {
            batch.document(publish.document(), publish.json());
            batch.records().forEach(this::send);
            return;
        }
        Document document = publish.item().captured(captures.write(original)).document();
        batch.document(document, EventJson.write(document));
        heldBack.addAll(batch.records());
        if (heldBack.size() >= HELD_BACK) {
            sendHeldBack();
        }
    }

    public void refuse(Item.Refused item) {
        RecordBatch batch = new RecordBatch(clock);
        batch.deadLetter(item);
        batch.records().forEach(this::send);
    }

    /**
     * Sends the documents held back.
     *
     * @throws IOException if their captures cannot be written
     */
    public void sendHeldBack() throws IOException {
        if (!heldBack.isEmpty()) {
            captures.sync();
            heldBack.forEach(this::send);
            heldBack.clear();
        }
    }

    /** Returns when the broker has taken everything sent, or refused it. */
    public void flush() {
        producer.flush();
    }

    /** Returns the first refusal of the broker; null if there was none. */
    public @Nullable Exception failure() {
        return failure.get();
    }

    private void send(ProducerRecord<String, byte[]> record) {
        producer.send(record, (metadata, e) -> {
            if (e != null) {
                failure.compareAndSet(null, e);
            }
        });
    }
}

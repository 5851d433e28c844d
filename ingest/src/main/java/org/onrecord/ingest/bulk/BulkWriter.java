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
import org.onrecord.events.topic.Topics;
import org.onrecord.ingest.capture.CaptureRecord;
import org.onrecord.ingest.capture.CaptureWriter;
import org.onrecord.ingest.item.Item;
import org.onrecord.ingest.item.ItemDecision;
import org.onrecord.ingest.publish.IngestRecords;

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
        if (original == null) {
            send(IngestRecords.event(Topics.DOCUMENTS, publish.document(), publish.json(), clock.instant()));
            return;
        }
        Document document = publish.item().captured(captures.write(original)).document();
        heldBack.add(IngestRecords.event(Topics.DOCUMENTS, document, clock.instant()));
        if (heldBack.size() >= HELD_BACK) {
            sendHeldBack();
        }
    }

    /** Writes an item to the dead letters. */
    public void refuse(Item.Refused item) {
        send(IngestRecords.deadLetter(item));
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

package org.onrecord.app.forget;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.onrecord.events.DocumentEvent;
import org.onrecord.events.EventJson;
import org.onrecord.events.Withdrawal;
import org.onrecord.events.deadletter.DeadLetter.Place;
import org.onrecord.events.topic.Topics;

/** Puts a withdrawal in place of all versions of each document that is deleted. */
final class DocumentRule implements TopicRewriter.Rule {
    private final ChosenDocuments chosen;
    private final String reason;
    private final String by;
    private final Instant now;
    private final Set<Place> followed;
    private final Map<Place, Place> moved;
    private final Map<Integer, Set<String>> removed = new HashMap<>();

    /**
     * @param followed the records whose new places go into {@code moved}
     */
    DocumentRule(
            ChosenDocuments chosen,
            String reason,
            String by,
            Instant now,
            Set<Place> followed,
            Map<Place, Place> moved) {
        this.chosen = chosen;
        this.reason = reason;
        this.by = by;
        this.now = now;
        this.followed = followed;
        this.moved = moved;
    }

    @Override
    public boolean removes(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() == null || record.value() == null) {
            return false;
        }
        String id = new String(record.key(), StandardCharsets.UTF_8);
        if (!chosen.ids().contains(id)) {
            return false;
        }
        removed.computeIfAbsent(record.partition(), any -> new TreeSet<>()).add(id);
        return true;
    }

    @Override
    public List<ProducerRecord<byte[], byte[]>> notes(int partition) {
        return Objects.requireNonNull(removed.get(partition)).stream()
                .map(id -> {
                    DocumentEvent gone = new Withdrawal(id, chosen.after(id, now), reason, by);
                    ProducerRecord<String, byte[]> record = Topics.DOCUMENTS.record(gone, "forget", now);
                    return new ProducerRecord<>(
                            record.topic(),
                            partition,
                            id.getBytes(StandardCharsets.UTF_8),
                            EventJson.write(gone),
                            record.headers());
                })
                .toList();
    }

    @Override
    public ProducerRecord<byte[], byte[]> copy(ConsumerRecord<byte[], byte[]> record) {
        return TopicRewriter.same(record);
    }

    @Override
    public void moved(Place from, Place to) {
        if (followed.contains(from)) {
            moved.put(from, to);
        }
    }
}

package org.onrecord.app.learning;

import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.onrecord.app.read.TopicReader;
import org.onrecord.events.Correction;
import org.onrecord.events.Event;
import org.onrecord.events.EventJson;
import org.onrecord.events.EventJson.UnreadableEventException;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.topic.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The corrections on their topic, each read once. One thread uses it. */
final class KnownCorrections implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KnownCorrections.class);

    private final KafkaClients kafka;
    private final TreeMap<String, Correction> byKey = new TreeMap<>();
    private @Nullable TopicReader reader;

    KnownCorrections(KafkaClients kafka) {
        this.kafka = kafka;
    }

    /** Reads on to the present end; returns true if there was something to read, or if this is the first time. */
    boolean read() {
        boolean[] news = {reader == null};
        TopicReader open = reader == null ? new TopicReader(kafka, List.of(Topics.CORRECTIONS)) : reader;
        reader = open;
        open.toEnd(each -> {
            news[0] = true;
            if (each.isTombstone()) {
                byKey.remove(each.key());
            } else {
                take(each);
            }
        });
        return news[0];
    }

    private void take(TopicReader.Read read) {
        try {
            if (EventJson.read(read.json(), Event.class) instanceof Correction correction) {
                byKey.put(read.key(), correction);
            }
        } catch (UnreadableEventException e) {
            LOG.debug("the record {} is left out", read.key(), e);
        }
    }

    /** Returns all that stand. */
    List<Correction> all() {
        return List.copyOf(byKey.values());
    }

    @Override
    public void close() {
        if (reader != null) {
            reader.close();
        }
    }
}

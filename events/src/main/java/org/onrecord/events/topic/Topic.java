package org.onrecord.events.topic;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.onrecord.events.Event;
import org.onrecord.events.EventJson;

/**
 * A topic.
 *
 * @param name full name with prefix, e.g. {@code onrecord.documents}
 * @param records the {@code type}s of its records; empty if nothing is written to it yet
 * @param retention of its records
 * @param readBy the services that read it
 * @param writtenBy the services that write to it
 */
public record Topic(
        String name, List<String> records, Retention retention, Set<Service> readBy, Set<Service> writtenBy) {

    /** The services, each of which has a user of its own on a secured broker. */
    public enum Service {
        INGEST,
        PROCESS,
        DASHBOARD,
        NOTIFY
    }

    public enum Retention {
        /** All records, for ever. */
        FOREVER,
        /** The newest record of each key; tombstones for at least 30 days, so that a late reader sees them. */
        NEWEST,
        /** As {@link #NEWEST}, and older records for at least 30 days. */
        NEWEST_LATE,
        /** All records, for 30 days. */
        THIRTY_DAYS
    }

    private static final String THIRTY_DAYS_MS =
            Long.toString(Duration.ofDays(30).toMillis());

    /** Returns the settings of the topic on the broker. All retention is explicit, since the defaults of a broker may delete records. */
    public Map<String, String> config() {
        Map<String, String> config = new LinkedHashMap<>();
        config.put("compression.type", "zstd");
        config.put("max.message.bytes", Integer.toString(Topics.MAX_MESSAGE_BYTES));
        config.put("retention.bytes", "-1");
        config.put("retention.ms", retention == Retention.THIRTY_DAYS ? THIRTY_DAYS_MS : "-1");
        switch (retention) {
            case FOREVER, THIRTY_DAYS -> config.put("cleanup.policy", "delete");
            case NEWEST, NEWEST_LATE -> {
                config.put("cleanup.policy", "compact");
                config.put("delete.retention.ms", THIRTY_DAYS_MS);
            }
        }
        if (retention == Retention.NEWEST_LATE) {
            config.put("min.compaction.lag.ms", THIRTY_DAYS_MS);
        }
        return config;
    }

    /** Returns true if the broker deletes records of this topic for newer ones with their keys only. */
    public boolean isCompacted() {
        return retention == Retention.NEWEST || retention == Retention.NEWEST_LATE;
    }

    /**
     * Returns the record of an event, with its CloudEvents headers.
     *
     * @param part the module that writes it, e.g. {@code processor}
     * @param time when the record is made
     */
    public ProducerRecord<String, byte[]> record(Event event, String part, Instant time) {
        return record(event, EventJson.write(event), part, time);
    }

    /**
     * Returns the record of an event whose JSON is known, with its CloudEvents headers.
     *
     * @param json as {@link EventJson#write} gives it
     */
    public ProducerRecord<String, byte[]> record(Event event, byte[] json, String part, Instant time) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(name, event.key(), json);
        CloudEvents.describe(record.headers(), event, json, part, time);
        return record;
    }

    @SuppressWarnings("NullAway") // A tombstone is a record without a value.
    public ProducerRecord<String, byte[]> tombstone(String key) {
        return new ProducerRecord<>(name, key, null);
    }

    /** Returns the record that deletes a key; on a topic of alerts it says why the alert is no longer true. */
    public ProducerRecord<String, byte[]> tombstone(String key, String reason) {
        ProducerRecord<String, byte[]> tombstone = tombstone(key);
        if (records.contains("alert")) {
            AlertWithdrawal.describe(tombstone.headers(), reason);
        }
        return tombstone;
    }
}

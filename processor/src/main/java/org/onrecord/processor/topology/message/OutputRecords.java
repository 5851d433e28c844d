package org.onrecord.processor.topology.message;

import java.time.Instant;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.onrecord.events.Alert;
import org.onrecord.events.Event;
import org.onrecord.events.EventJson;
import org.onrecord.events.Trend;
import org.onrecord.events.topic.AlertWithdrawal;
import org.onrecord.events.topic.CloudEvents;
import org.onrecord.processor.topology.message.Message.Output;
import org.onrecord.processor.trend.TrendSums;

/** Makes the records of public topics: events with their CloudEvents headers, and tombstones. */
public final class OutputRecords {
    private OutputRecords() {}

    public static Record<String, Message> event(Event event, long timestamp) {
        Headers headers = new RecordHeaders();
        byte[] json = EventJson.write(event);
        CloudEvents.describe(headers, event, json, "processor", Instant.ofEpochMilli(timestamp));
        return new Record<>(event.key(), new Output(json), timestamp, headers);
    }

    /** Returns a trend, or its removal if it counts nothing any more. */
    public static Record<String, Message> trend(Trend trend, long timestamp) {
        return TrendSums.isZero(trend) ? tombstone(trend.key(), timestamp) : event(trend, timestamp);
    }

    public static Record<String, Message> tombstone(String key, long timestamp) {
        return tombstone(key, timestamp, new RecordHeaders());
    }

    /** Returns the removal of an alert, which says why the alert no longer holds. */
    public static Record<String, Message> withdrawal(Alert alert, String reason, long timestamp) {
        Headers headers = new RecordHeaders();
        AlertWithdrawal.describe(headers, reason);
        return tombstone(alert.key(), timestamp, headers);
    }

    @SuppressWarnings("NullAway") // A tombstone is a record without a value.
    private static Record<String, Message> tombstone(String key, long timestamp, Headers headers) {
        return new Record<>(key, null, timestamp, headers);
    }
}

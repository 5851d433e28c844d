package org.onrecord.events.topic;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.onrecord.events.Event;
import org.onrecord.events.EventJson;
import org.onrecord.events.Ids;
import org.onrecord.events.version.BuildVersion;

/** The headers of records according to the Kafka binding of CloudEvents 1.0 in binary mode, so that any CloudEvents client can read the topics. */
public final class CloudEvents {
    /**
     * The header that is {@code true} in the records of a replay, and in those that follow from records of before an upgrade: they are not news, so
     * nobody is notified. It is an extension attribute, which other CloudEvents clients pass on.
     */
    public static final String HISTORICAL = "ce_historical";

    private static final String VERSION = BuildVersion.get();

    private CloudEvents() {}

    /**
     * Sets the headers of a record, with the version of OnRecord that writes it.
     *
     * @param json as {@link EventJson#write} gives it
     * @param part the module that writes it, e.g. {@code processor}
     * @param time when the record was made
     */
    public static void describe(Headers headers, Event event, byte[] json, String part, Instant time) {
        String type = EventJson.typeOf(event);
        TextHeaders.set(headers, "ce_specversion", "1.0");
        TextHeaders.set(headers, "ce_id", Ids.hash(type, event.key(), new String(json, StandardCharsets.UTF_8)));
        TextHeaders.set(headers, "ce_source", "/onrecord/" + part);
        TextHeaders.set(headers, "ce_type", "org.onrecord." + type + ".v" + event.v());
        TextHeaders.set(headers, "ce_time", time.toString());
        TextHeaders.set(headers, "content-type", "application/json");
        TextHeaders.set(headers, "ce_onrecordversion", VERSION);
    }

    /** Marks a record or tombstone as historical. */
    public static void markHistorical(Headers headers) {
        TextHeaders.set(headers, HISTORICAL, "true");
    }

    /**
     * Returns true if a record is historical.
     *
     * @param headers by name, as text
     */
    public static boolean isHistorical(Map<String, String> headers) {
        return "true".equals(headers.get(HISTORICAL));
    }
}

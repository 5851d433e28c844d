package org.onrecord.events.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.onrecord.events.Event;
import org.onrecord.events.EventJson;
import org.onrecord.events.Samples;
import org.onrecord.events.version.BuildVersion;

class CloudEventsTest {
    private static final Instant TIME = Instant.parse("2023-06-22T03:04:05Z");

    @Test
    void setsTheHeadersOfTheBinaryMode() {
        assertThat(describe(new RecordHeaders(), Samples.SOURCE_ITEM))
                .containsExactlyEntriesOf(ordered(
                        "ce_specversion", "1.0",
                        "ce_id", "5f6e973edeeeda8966b2e72b50c3eddf",
                        "ce_source", "/onrecord/ingest",
                        "ce_type", "org.onrecord.source-item.v1",
                        "ce_time", "2023-06-22T03:04:05Z",
                        "content-type", "application/json",
                        "ce_onrecordversion", BuildVersion.get()));
    }

    @Test
    void replacesEarlierHeaders() {
        Headers headers = new RecordHeaders();
        describe(headers, Samples.DOCUMENT);
        headers.add("trace", new byte[] {1});

        assertThat(describe(headers, Samples.STATEMENT))
                .hasSize(8)
                .containsEntry("ce_type", "org.onrecord.statement.v1")
                .containsKey("trace");
        assertThat(headers.toArray()).hasSize(8);
    }

    @Test
    void theSameRecordHasTheSameId() {
        String id = describe(new RecordHeaders(), Samples.TREND).get("ce_id");

        assertThat(describe(new RecordHeaders(), Samples.TREND)).containsEntry("ce_id", id);
        assertThat(describe(new RecordHeaders(), Samples.STATEMENT).get("ce_id"))
                .isNotEqualTo(id);
    }

    private static Map<String, String> describe(Headers headers, Event event) {
        CloudEvents.describe(headers, event, EventJson.write(event), "ingest", TIME);
        Map<String, String> map = new LinkedHashMap<>();
        headers.forEach(header -> map.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return map;
    }

    private static Map<String, String> ordered(String... entries) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < entries.length; i += 2) {
            map.put(entries[i], entries[i + 1]);
        }
        return map;
    }
}

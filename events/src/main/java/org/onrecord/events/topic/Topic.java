package org.onrecord.events.topic;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A topic.
 *
 * @param name full name with prefix, e.g. {@code onrecord.documents}
 * @param keyedBy description of the key
 * @param records the {@code type}s of its records; empty if nothing is written to it yet
 * @param retention of its records
 * @param summary description of its records
 */
public record Topic(String name, String keyedBy, List<String> records, Retention retention, String summary) {

    /** Which records a topic keeps. */
    public enum Retention {
        /** All records, for ever. */
        FOREVER,
        /** The newest record of each key. */
        NEWEST,
        /** The newest record of each key; older ones and tombstones for at least 30 days, so that a late reader sees them. */
        NEWEST_LATE,
        /** All records, for 30 days. */
        THIRTY_DAYS
    }

    private static final String THIRTY_DAYS_MS =
            Long.toString(Duration.ofDays(30).toMillis());

    /** Returns the settings of the topic on the broker. */
    public Map<String, String> config() {
        Map<String, String> config = new LinkedHashMap<>();
        config.put("compression.type", "zstd");
        config.put("max.message.bytes", Integer.toString(Topics.MAX_MESSAGE_BYTES));
        switch (retention) {
            case FOREVER -> {
                config.put("cleanup.policy", "delete");
                config.put("retention.ms", "-1");
            }
            case NEWEST -> config.put("cleanup.policy", "compact");
            case NEWEST_LATE -> {
                config.put("cleanup.policy", "compact");
                config.put("min.compaction.lag.ms", THIRTY_DAYS_MS);
                config.put("delete.retention.ms", THIRTY_DAYS_MS);
            }
            case THIRTY_DAYS -> {
                config.put("cleanup.policy", "delete");
                config.put("retention.ms", THIRTY_DAYS_MS);
            }
        }
        return config;
    }
}

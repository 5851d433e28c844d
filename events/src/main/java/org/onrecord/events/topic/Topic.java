package org.onrecord.events.topic;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One topic of the table.
 *
 * @param name full name with prefix, e.g. {@code onrecord.documents}
 * @param keyedBy what the key is, for people
 * @param records the {@code type}s of the records on it; empty where no record is written yet
 * @param retention what is kept
 * @param summary what it is for, for people
 */
public record Topic(String name, String keyedBy, List<String> records, Retention retention, String summary) {

    /** What a topic keeps. */
    public enum Retention {
        /** Everything, for ever. */
        FOREVER,
        /** The newest record of each key. */
        NEWEST,
        /** The newest record of each key; older ones and tombstones stay for at least 30 days, so that a late reader sees them. */
        NEWEST_LATE,
        /** Everything for 30 days. */
        THIRTY_DAYS
    }

    private static final String THIRTY_DAYS_MS =
            Long.toString(Duration.ofDays(30).toMillis());

    /** The topic's settings on the broker. */
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

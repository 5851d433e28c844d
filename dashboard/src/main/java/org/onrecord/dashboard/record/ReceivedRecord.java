package org.onrecord.dashboard.record;

import java.time.Instant;

/**
 * A record read from a topic.
 *
 * @param received when the topic received it
 * @param historical true if it is no news
 */
public record ReceivedRecord(RecordPosition position, Instant received, boolean historical, IndexChange change) {}

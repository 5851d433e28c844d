package org.onrecord.dashboard.record;

import java.time.Instant;

/**
 * A record read from a topic.
 *
 * @param received when the topic received it
 */
public record ReceivedRecord(RecordPosition position, Instant received, IndexChange change) {}

package org.onrecord.dashboard.record;

import java.time.Instant;

/**
 * A record read from a topic.
 *
 * @param position its partition and offset
 * @param received when the topic received it
 * @param change what it changes in the index
 */
public record ReceivedRecord(RecordPosition position, Instant received, IndexChange change) {}

package org.onrecord.ingest.publish;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record of a topic that cannot be used.
 *
 * @param reason a sentence for people
 */
public record UnusableRecord(ConsumerRecord<String, byte[]> record, String reason) {}

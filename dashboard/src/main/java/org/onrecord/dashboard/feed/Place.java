package org.onrecord.dashboard.feed;

/**
 * Where a record stands on a topic.
 *
 * @param partition of the topic
 * @param offset in the partition
 */
public record Place(Partition partition, long offset) {}

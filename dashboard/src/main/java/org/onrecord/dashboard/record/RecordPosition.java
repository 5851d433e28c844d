package org.onrecord.dashboard.record;

/** The partition and offset of a record. */
public record RecordPosition(Partition partition, long offset) {}

package org.onrecord.dashboard.live;

import org.onrecord.dashboard.record.RecordPosition;

/**
 * A change that open pages are told about.
 *
 * @param position of the record that caused it
 * @param issue id of the issue that it is about; empty if it is about all of them
 * @param name of the event, e.g. {@code statement}
 * @param data one JSON object
 */
public record LiveEvent(RecordPosition position, String issue, String name, String data) {}

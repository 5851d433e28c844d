package org.onrecord.dashboard.live;

import org.onrecord.dashboard.record.RecordPosition;

/**
 * A change that open pages are told about.
 *
 * @param position of the record that caused it
 * @param name of the event, e.g. {@code statement}
 * @param data one JSON object
 */
public record LiveEvent(RecordPosition position, String name, String data) {}

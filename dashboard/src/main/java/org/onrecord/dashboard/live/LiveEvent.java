package org.onrecord.dashboard.live;

import org.onrecord.dashboard.feed.Place;

/**
 * A change that open pages are told of.
 *
 * @param place of the record that made it
 * @param name of the event, e.g. {@code statement}
 * @param data one JSON object
 */
public record LiveEvent(Place place, String name, String data) {}

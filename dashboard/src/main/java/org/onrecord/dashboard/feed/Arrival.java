package org.onrecord.dashboard.feed;

import java.time.Instant;

/**
 * A record that came from a topic.
 *
 * @param place where it stands
 * @param received when the topic received it
 * @param change what it says
 */
public record Arrival(Place place, Instant received, Change change) {}

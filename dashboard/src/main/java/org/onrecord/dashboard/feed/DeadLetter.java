package org.onrecord.dashboard.feed;

import java.time.Instant;

/**
 * A record that a part of OnRecord could not read or write, with the reason.
 *
 * @param id where it stands: topic, partition and offset
 * @param key the original key; of a document its id
 * @param topic the topic that it came from; empty where not known
 * @param reason why, for people
 * @param received when it was put away
 * @param bytes size of the original
 * @param excerpt its first characters
 */
public record DeadLetter(
        String id, String key, String topic, String reason, Instant received, int bytes, String excerpt) {}

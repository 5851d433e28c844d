/**
 * The table of Kafka topics, and the headers and serialization of their records.
 *
 * <p>Entry point: {@link org.onrecord.events.topic.Topics}.
 */
@NullMarked
package org.onrecord.events.topic;

import org.jspecify.annotations.NullMarked;

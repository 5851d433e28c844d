/**
 * The table of Kafka topics, and how records are written to and read from them.
 *
 * <p>Entry point: {@link org.onrecord.events.topic.Topics}.
 */
@NullMarked
package org.onrecord.events.topic;

import org.jspecify.annotations.NullMarked;

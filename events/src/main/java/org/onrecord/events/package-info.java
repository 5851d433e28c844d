/**
 * The records that the modules of OnRecord exchange over Kafka, and their JSON.
 *
 * <p>Entry point: {@link org.onrecord.events.EventJson}. Every record on a topic is an {@link org.onrecord.events.Event}.
 */
@NullMarked
package org.onrecord.events;

import org.jspecify.annotations.NullMarked;

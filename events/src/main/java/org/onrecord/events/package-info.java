/**
 * The records that the parts of OnRecord exchange, and their JSON.
 *
 * <p>Entry point: {@link org.onrecord.events.EventJson}. Every record on a topic is an {@link org.onrecord.events.Event}.
 */
@NullMarked
package org.onrecord.events;

import org.jspecify.annotations.NullMarked;

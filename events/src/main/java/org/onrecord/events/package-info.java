/** The records that the modules exchange over Kafka, each an {@link Event}, and their JSON. Entry point: {@link EventJson}. */
@NullMarked
package org.onrecord.events;

import org.jspecify.annotations.NullMarked;

/** The records that the modules exchange over Kafka, each an {@link Event}, and their JSON. Entry point: {@link EventJson}. */
package org.onrecord.events;

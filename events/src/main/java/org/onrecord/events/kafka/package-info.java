/**
 * Access to Kafka: clients, all made in one place with the same settings, and scans of topics.
 *
 * <p>Entry point: {@link org.onrecord.events.kafka.KafkaClients}.
 */
@NullMarked
package org.onrecord.events.kafka;

import org.jspecify.annotations.NullMarked;

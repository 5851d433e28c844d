/**
 * Access to Kafka: consumers, producers and admins with one set of settings, and scans of topics.
 *
 * <p>Entry point: {@link org.onrecord.events.kafka.KafkaClients}.
 */
@NullMarked
package org.onrecord.events.kafka;

import org.jspecify.annotations.NullMarked;

/**
 * Access to Kafka: consumers, producers and admins with one set of settings, scans of topics, and threads that work on topics until they are closed.
 *
 * <p>Entry point: {@link org.onrecord.events.kafka.KafkaClients}.
 */
@NullMarked
package org.onrecord.events.kafka;

import org.jspecify.annotations.NullMarked;

/** Consumers, producers and admins with one set of settings, scans of topics, threads that work on topics. Entry point: {@link KafkaClients}. */
package org.onrecord.events.kafka;

/**
 * The Kafka Streams topology, from documents to statements, trends and alerts: a thin shell around the pure packages.
 *
 * <p>Entry point: {@link org.onrecord.processor.topology.ProcessorService}, which runs the
 * {@link org.onrecord.processor.topology.ProcessorTopology}; its processors pass on
 * {@link org.onrecord.processor.topology.message.Message}s.
 */
package org.onrecord.processor.topology;

/**
 * The Kafka Streams topology, documents to statements, trends and alerts: a thin shell around the pure packages.
 *
 * <p>Entry points: {@link org.onrecord.processor.topology.ProcessorService} and, for its shape,
 * {@link org.onrecord.processor.topology.ProcessorTopology}.
 */
@NullMarked
package org.onrecord.processor.topology;

import org.jspecify.annotations.NullMarked;

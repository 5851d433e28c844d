/**
 * The processors of clusters: they group the words of each actor, write each statement with its cluster, and sum up the trends.
 *
 * <p>Entry point: {@link org.onrecord.processor.topology.cluster.ClusterProcessor}.
 */
@NullMarked
package org.onrecord.processor.topology.cluster;

import org.jspecify.annotations.NullMarked;

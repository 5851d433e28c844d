/** Groups the words of each actor, writes statements with their clusters and sums up trends. Entry point: {@link ClusterProcessor}. */
package org.onrecord.processor.topology.cluster;

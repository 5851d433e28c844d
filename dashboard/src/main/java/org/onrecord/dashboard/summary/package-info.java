/** Counts over the index: positions, timelines, speakers and the state of the pipeline. Entry point: {@link Positions}. */
package org.onrecord.dashboard.summary;

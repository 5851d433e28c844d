/**
 * Counts over the index: positions, timelines, speakers and the state of the pipeline.
 *
 * <p>Entry point: {@link org.onrecord.dashboard.summary.Positions}.
 */
@NullMarked
package org.onrecord.dashboard.summary;

import org.jspecify.annotations.NullMarked;

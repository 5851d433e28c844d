/** Counts over the index: positions, timelines, speakers and the state of the pipeline. Entry point: {@link Positions}. */
@NullMarked
package org.onrecord.dashboard.summary;

import org.jspecify.annotations.NullMarked;

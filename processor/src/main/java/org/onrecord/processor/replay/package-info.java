/** Compares the live tables with those of a replay: {@link ReplayChanges} has what changes in labels, trends and alerts. Pure. */
@NullMarked
package org.onrecord.processor.replay;

import org.jspecify.annotations.NullMarked;

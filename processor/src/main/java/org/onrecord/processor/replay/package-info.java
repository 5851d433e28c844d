/**
 * Compares the live tables with those of a replay. Pure.
 *
 * <p>Entry points: {@link org.onrecord.processor.replay.LabelChanges}, {@link org.onrecord.processor.replay.TrendChanges},
 * {@link org.onrecord.processor.replay.AlertChanges}; together they make {@link org.onrecord.processor.replay.ReplayChanges}.
 */
@NullMarked
package org.onrecord.processor.replay;

import org.jspecify.annotations.NullMarked;

/** Compares the live tables with those of a replay: {@link ReplayChanges} has what changes in labels, trends and alerts. Pure. */
package org.onrecord.processor.replay;

/**
 * The health of sources: {@link org.onrecord.ingest.health.SourceHealth} computes the next state of a source after each poll, {@link
 * org.onrecord.ingest.health.SourceAlert} the alert about a bad state. Pure functions.
 */
@NullMarked
package org.onrecord.ingest.health;

import org.jspecify.annotations.NullMarked;

/** The health of sources: {@link SourceHealth} computes the state after each poll, {@link SourceAlert} the alert about a bad one. Pure. */
package org.onrecord.ingest.health;

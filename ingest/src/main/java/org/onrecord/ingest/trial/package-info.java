/** Tries a source by hand, without a broker: {@link SourceFinder} finds how to follow an address, {@link SourceTrial} polls it once. */
package org.onrecord.ingest.trial;

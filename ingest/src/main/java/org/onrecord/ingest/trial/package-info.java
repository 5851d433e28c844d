/** Tries a source by hand, without a broker: {@link SourceFinder} finds how to follow an address, {@link SourceTrial} polls it once. */
@NullMarked
package org.onrecord.ingest.trial;

import org.jspecify.annotations.NullMarked;

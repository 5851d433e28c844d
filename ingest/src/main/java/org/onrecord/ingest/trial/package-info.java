/**
 * Trying a source by hand, without a broker: {@link org.onrecord.ingest.trial.SourceFinder} finds out how to follow an address,
 * {@link org.onrecord.ingest.trial.SourceTrial} polls a source once and reads its newest items.
 */
@NullMarked
package org.onrecord.ingest.trial;

import org.jspecify.annotations.NullMarked;

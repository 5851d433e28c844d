/** Words in a statement that are not the speaker's own: reports, hearsay and rejected words, found by {@link DistanceFinder}. */
@NullMarked
package org.onrecord.processor.statement.distance;

import org.jspecify.annotations.NullMarked;

/** Words in a statement that are not the speaker's own: reports, hearsay and rejected words, found by {@link DistanceFinder}. */
package org.onrecord.processor.statement.distance;

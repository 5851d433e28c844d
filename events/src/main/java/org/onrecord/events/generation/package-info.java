/** Generations of the tables: of which issue file and models they are. Entry points: {@link GenerationTable}, {@link GenerationWatcher}. */
@NullMarked
package org.onrecord.events.generation;

import org.jspecify.annotations.NullMarked;

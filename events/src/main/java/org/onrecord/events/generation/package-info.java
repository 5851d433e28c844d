/** Generations of the tables: of which issue file and models they are. Entry points: {@link GenerationTable}, {@link GenerationWatcher}. */
package org.onrecord.events.generation;

/**
 * Generations of the tables: what they are made with, and who reads and follows it.
 *
 * <p>Entry points: {@link org.onrecord.events.generation.GenerationTable}, {@link org.onrecord.events.generation.GenerationWatcher}.
 */
@NullMarked
package org.onrecord.events.generation;

import org.jspecify.annotations.NullMarked;

/**
 * Generations of the tables: the issue files and models from which they are made, and how to read and follow them.
 *
 * <p>Entry points: {@link org.onrecord.events.generation.GenerationTable}, {@link org.onrecord.events.generation.GenerationWatcher}.
 */
@NullMarked
package org.onrecord.events.generation;

import org.jspecify.annotations.NullMarked;

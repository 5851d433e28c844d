/**
 * A statement's words as topics and stances are read from them: sentence by sentence, with embeddings. Pure.
 *
 * <p>Entry point: {@link org.onrecord.processor.passage.Passage}.
 */
@NullMarked
package org.onrecord.processor.passage;

import org.jspecify.annotations.NullMarked;

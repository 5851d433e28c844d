/**
 * The words of a statement as sentences with embeddings, from which topics and stances are found. Pure.
 *
 * <p>Entry point: {@link org.onrecord.processor.passage.Passage}.
 */
@NullMarked
package org.onrecord.processor.passage;

import org.jspecify.annotations.NullMarked;

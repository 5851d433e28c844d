/** The words of a statement as sentences with embeddings, from which topics and stances are found. Pure. Entry point: {@link Passage}. */
@NullMarked
package org.onrecord.processor.passage;

import org.jspecify.annotations.NullMarked;

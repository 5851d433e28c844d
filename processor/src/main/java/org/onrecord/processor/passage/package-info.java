/** The words of a statement as sentences with embeddings, from which topics and stances are found. Pure. Entry point: {@link Passage}. */
package org.onrecord.processor.passage;

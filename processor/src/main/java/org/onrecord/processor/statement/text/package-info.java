/** Reads plain text: words, sentences, paragraphs, quotation marks, dates and the word lists of {@link WordList}. Knows nothing of statements. */
@NullMarked
package org.onrecord.processor.statement.text;

import org.jspecify.annotations.NullMarked;

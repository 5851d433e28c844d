/** Reads plain text, without knowledge of statements: words, sentences, paragraphs, quotations, dates, and terms of a {@link WordList}. */
@NullMarked
package org.onrecord.processor.statement.text;

import org.jspecify.annotations.NullMarked;

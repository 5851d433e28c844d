/**
 * Reads plain text, without knowledge of statements: {@link Words}, sentences, paragraphs, quotations and dates. What differs by language
 * stands in files of terms ({@link WordList}) and of patterns ({@link PatternFile}).
 */
@NullMarked
package org.onrecord.processor.statement.text;

import org.jspecify.annotations.NullMarked;

/** Plain text, without knowledge of statements: {@link Words}, sentences, quotations, dates, and files of terms ({@link WordList}) and patterns ({@link PatternFile}). */
package org.onrecord.processor.statement.text;

/** Quoted and reported speech, whatever its language: {@link ReadingState} holds the document while it is read. */
@NullMarked
package org.onrecord.processor.statement.report;

import org.jspecify.annotations.NullMarked;

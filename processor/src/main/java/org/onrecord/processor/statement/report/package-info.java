/** Quoted and reported speech, whatever its language: {@link ReadingState} holds the document while it is read. */
package org.onrecord.processor.statement.report;

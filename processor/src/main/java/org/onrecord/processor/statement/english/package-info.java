/** The readers of English: reported speech ({@link EnglishReportReader}, which Spanish shares), names of events, and words that are not the speaker's own. */
package org.onrecord.processor.statement.english;

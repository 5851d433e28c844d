/** The readers of English: reported speech ({@link EnglishReportReader}, which Spanish shares), names of events, and words that are not the speaker's own. */
@NullMarked
package org.onrecord.processor.statement.english;

import org.jspecify.annotations.NullMarked;

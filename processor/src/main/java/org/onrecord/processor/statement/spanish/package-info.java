/** The reader of reported speech in Spanish: {@link org.onrecord.processor.statement.spanish.SpanishReportReader}. */
@NullMarked
package org.onrecord.processor.statement.spanish;

import org.jspecify.annotations.NullMarked;

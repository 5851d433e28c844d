/** The reader of reported speech in Spanish: {@link org.onrecord.processor.statement.spanish.SpanishReportReader}. */
package org.onrecord.processor.statement.spanish;

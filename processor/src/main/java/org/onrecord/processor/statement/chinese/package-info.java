/** The readers of Chinese: reported speech ({@link ChineseReportReader}) and words that the speaker rejects or only repeats. */
package org.onrecord.processor.statement.chinese;

/** The readers of Chinese: reported speech ({@link ChineseReportReader}) and words that the speaker rejects or only repeats. */
@NullMarked
package org.onrecord.processor.statement.chinese;

import org.jspecify.annotations.NullMarked;

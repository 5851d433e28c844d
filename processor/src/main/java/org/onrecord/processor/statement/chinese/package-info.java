/** The readers of Chinese: reported speech, names of events, and words that the speaker rejects or only repeats. */
@NullMarked
package org.onrecord.processor.statement.chinese;

import org.jspecify.annotations.NullMarked;

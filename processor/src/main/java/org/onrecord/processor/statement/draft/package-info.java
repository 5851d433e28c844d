/** Statements as first found: each {@link Draft} has its words and the {@link SpeakerMention} as the document names the speaker. */
@NullMarked
package org.onrecord.processor.statement.draft;

import org.jspecify.annotations.NullMarked;

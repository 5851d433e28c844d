/** Statements as first found: each {@link Draft} has its words and the {@link SpeakerMention} as the document names the speaker. */
package org.onrecord.processor.statement.draft;

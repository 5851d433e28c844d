/** Transcripts: {@link LabelFinder} finds labels, {@link LabelSpeakers} tells who speaks, {@link TurnReader} reads the turns. */
package org.onrecord.processor.statement.transcript;

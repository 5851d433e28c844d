/** Transcripts: {@link LabelFinder} finds labels, {@link LabelSpeakers} tells who speaks, {@link TurnReader} reads the turns. */
@NullMarked
package org.onrecord.processor.statement.transcript;

import org.jspecify.annotations.NullMarked;

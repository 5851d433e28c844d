/**
 * Transcripts: {@link LabelFinder} finds the labels of speakers, {@link LabelSpeakers} tells who they are, and {@link TurnReader} reads their
 * turns.
 */
@NullMarked
package org.onrecord.processor.statement.transcript;

import org.jspecify.annotations.NullMarked;

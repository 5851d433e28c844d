/** Transcripts: the labels of speakers, who they are, and their turns. */
@NullMarked
package org.onrecord.processor.statement.transcript;

import org.jspecify.annotations.NullMarked;

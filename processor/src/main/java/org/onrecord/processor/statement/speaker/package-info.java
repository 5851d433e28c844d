/** Reads names, roles and institutions, and matches them with the registry. Entry point: {@link DocumentSpeakers}, for one document. */
@NullMarked
package org.onrecord.processor.statement.speaker;

import org.jspecify.annotations.NullMarked;

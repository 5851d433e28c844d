/**
 * Identifies speakers: reads names, roles and institutions, and matches them with the registry. Start at {@link DocumentSpeakers}, which
 * serves one document.
 */
@NullMarked
package org.onrecord.processor.statement.speaker;

import org.jspecify.annotations.NullMarked;

/** Reads names, roles and institutions, and matches them with the registry. Entry point: {@link DocumentSpeakers}, for one document. */
package org.onrecord.processor.statement.speaker;

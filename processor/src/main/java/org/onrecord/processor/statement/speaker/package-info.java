/**
 * Who is who: reads names, roles and institutions, and matches them with the registry. {@link DocumentSpeakers} holds what is known of one
 * document.
 */
@NullMarked
package org.onrecord.processor.statement.speaker;

import org.jspecify.annotations.NullMarked;

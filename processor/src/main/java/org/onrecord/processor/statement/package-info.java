/**
 * Finds the statements of a document and who makes them. Pure: text and registry in, spans out.
 *
 * <p>Entry point: {@link org.onrecord.processor.statement.StatementFinder}.
 */
@NullMarked
package org.onrecord.processor.statement;

import org.jspecify.annotations.NullMarked;

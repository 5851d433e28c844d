/**
 * Finds the statements of a document and who makes them. Pure: text and registry in, spans out.
 *
 * <p>Entry point: {@link org.onrecord.processor.statement.StatementFinder}. The packages below are for this one alone; their order, and
 * that they use one another in one direction only, is tested.
 */
@NullMarked
package org.onrecord.processor.statement;

import org.jspecify.annotations.NullMarked;

/**
 * Finds the statements of a document and who makes them. Pure: text and registry in, spans out.
 *
 * <p>Entry point: {@link org.onrecord.processor.statement.StatementFinder}. Other code uses this package only. The packages
 * below it have a fixed order, in which each uses those before it; a test checks the order.
 */
@NullMarked
package org.onrecord.processor.statement;

import org.jspecify.annotations.NullMarked;

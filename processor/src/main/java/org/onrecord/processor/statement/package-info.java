/** Finds the statements of a document and who makes them. Pure. Entry point: {@link StatementFinder}; a test checks the order of the packages below. */
package org.onrecord.processor.statement;

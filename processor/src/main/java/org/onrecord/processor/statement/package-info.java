/** Finds the statements of a document and who makes them. Pure. Entry point: {@link StatementFinder}; a test checks the order of the packages below. */
@NullMarked
package org.onrecord.processor.statement;

import org.jspecify.annotations.NullMarked;

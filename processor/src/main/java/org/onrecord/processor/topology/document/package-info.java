/** Finds and labels the statements of each document, applies corrections and answers. Entry point: {@link DocumentTable}. */
@NullMarked
package org.onrecord.processor.topology.document;

import org.jspecify.annotations.NullMarked;

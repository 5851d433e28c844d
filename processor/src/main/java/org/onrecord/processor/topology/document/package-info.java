/** Finds and labels the statements of each document, applies corrections and answers. Entry point: {@link DocumentTable}. */
package org.onrecord.processor.topology.document;

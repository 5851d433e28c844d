/**
 * The processors of documents: they find and label the statements of each document, and apply corrections and the answers of a language model.
 *
 * <p>Entry point: {@link org.onrecord.processor.topology.document.DocumentTable}, where all of these meet.
 */
@NullMarked
package org.onrecord.processor.topology.document;

import org.jspecify.annotations.NullMarked;

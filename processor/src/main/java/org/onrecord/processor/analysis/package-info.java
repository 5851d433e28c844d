/**
 * Analyzes a document: finds its statements and labels them. Pure.
 *
 * <p>Entry point: {@link org.onrecord.processor.analysis.Analyzer}.
 */
@NullMarked
package org.onrecord.processor.analysis;

import org.jspecify.annotations.NullMarked;

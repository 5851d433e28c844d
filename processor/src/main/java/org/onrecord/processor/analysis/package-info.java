/**
 * Reads one document: finds its statements, labels them, and says how the reading ended. Pure.
 *
 * <p>Entry point: {@link org.onrecord.processor.analysis.Analyzer}.
 */
@NullMarked
package org.onrecord.processor.analysis;

import org.jspecify.annotations.NullMarked;

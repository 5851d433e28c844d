/** Analyzes a document: finds its statements and labels them. Pure. Entry point: {@link Analyzer}. */
@NullMarked
package org.onrecord.processor.analysis;

import org.jspecify.annotations.NullMarked;

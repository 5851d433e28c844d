/** Analyzes a document: finds its statements and labels them. Pure. Entry point: {@link Analyzer}. */
package org.onrecord.processor.analysis;

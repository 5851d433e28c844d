/**
 * Benchmarks, grouped by what they measure; {@code bench/score NAME} runs one.
 *
 * <p>This package holds what they share; its entry class is {@link org.onrecord.bench.CorpusFile}.
 */
package org.onrecord.bench;

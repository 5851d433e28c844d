/**
 * The whole path through a broker: import rate, growth of state, and the same tables in any order of documents.
 *
 * <p>Entry classes: {@link org.onrecord.bench.pipeline.ImportRate}, {@link org.onrecord.bench.pipeline.StateGrowth},
 * {@link org.onrecord.bench.pipeline.Orders}.
 */
package org.onrecord.bench.pipeline;

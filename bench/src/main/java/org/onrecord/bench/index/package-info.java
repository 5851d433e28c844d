/**
 * Measures the index of the dashboard.
 *
 * <p>Entry class: {@link org.onrecord.bench.index.IndexSpeed}.
 */
package org.onrecord.bench.index;

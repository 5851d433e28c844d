/**
 * Measures which changes of position become alerts.
 *
 * <p>Entry point: {@link org.onrecord.bench.alerts.ReversalScore}.
 */
package org.onrecord.bench.alerts;

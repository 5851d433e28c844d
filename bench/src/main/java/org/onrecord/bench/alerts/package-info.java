/**
 * Measures which changes of position become alerts.
 *
 * <p>Entry point: {@link org.onrecord.bench.alerts.ReversalScore}.
 */
@NullMarked
package org.onrecord.bench.alerts;

import org.jspecify.annotations.NullMarked;

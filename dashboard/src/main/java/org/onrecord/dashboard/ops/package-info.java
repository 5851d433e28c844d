/**
 * Health, readiness and metrics of a service over HTTP.
 *
 * <p>Entry point: {@link org.onrecord.dashboard.ops.OpsServer}.
 */
@NullMarked
package org.onrecord.dashboard.ops;

import org.jspecify.annotations.NullMarked;

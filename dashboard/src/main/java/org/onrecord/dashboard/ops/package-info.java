/**
 * Health, readiness and metrics over HTTP, and what all HTTP servers of the product share.
 *
 * <p>Entry point: {@link org.onrecord.dashboard.ops.OpsServer}.
 */
@NullMarked
package org.onrecord.dashboard.ops;

import org.jspecify.annotations.NullMarked;

/** Health, readiness and metrics over HTTP, and what all HTTP servers of the product share. Entry point: {@link OpsServer}. */
@NullMarked
package org.onrecord.dashboard.ops;

import org.jspecify.annotations.NullMarked;

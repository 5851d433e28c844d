/** Health, readiness and metrics over HTTP, and what all HTTP servers of the product share. Entry point: {@link OpsServer}. */
package org.onrecord.dashboard.ops;

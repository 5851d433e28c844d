/**
 * The HTTP API: JSON and CSV from the same query, pushed documents, corrections, and access control.
 *
 * <p>Entry point: {@link org.onrecord.dashboard.api.ApiRoutes}.
 */
@NullMarked
package org.onrecord.dashboard.api;

import org.jspecify.annotations.NullMarked;

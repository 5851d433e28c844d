/**
 * The routes of the HTTP API and what serves them: records, summaries, corrections and pushed documents.
 *
 * <p>Entry point: {@link org.onrecord.dashboard.api.ApiRoutes}.
 */
@NullMarked
package org.onrecord.dashboard.api;

import org.jspecify.annotations.NullMarked;

/** The routes of the HTTP API and what serves them: records, summaries, corrections and pushed documents. Entry point: {@link ApiRoutes}. */
package org.onrecord.dashboard.api;

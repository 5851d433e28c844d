/**
 * Writes responses of any length: lists and tables, as JSON and as CSV.
 *
 * <p>Entry point: {@link org.onrecord.dashboard.api.response.ResponseSender}.
 */
@NullMarked
package org.onrecord.dashboard.api.response;

import org.jspecify.annotations.NullMarked;

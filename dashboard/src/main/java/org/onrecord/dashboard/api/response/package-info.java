/** Writes responses of any length: lists and tables, as JSON and as CSV. Entry point: {@link ResponseSender}. */
package org.onrecord.dashboard.api.response;

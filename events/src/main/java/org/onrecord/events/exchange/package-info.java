/** The JSON in which documents are imported and pushed: one object, on a line or in a request. Entry point: {@link DocumentLine}. */
package org.onrecord.events.exchange;

/**
 * Web addresses: {@link org.onrecord.ingest.url.WebUrl#parse} is the entry point.
 */
@NullMarked
package org.onrecord.ingest.url;

import org.jspecify.annotations.NullMarked;

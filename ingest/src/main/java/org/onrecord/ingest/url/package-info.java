/** Web addresses: {@link org.onrecord.ingest.url.WebUrl#parse} reads one. */
@NullMarked
package org.onrecord.ingest.url;

import org.jspecify.annotations.NullMarked;

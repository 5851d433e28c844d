/** Web addresses: {@link org.onrecord.ingest.url.WebUrl#parse} reads one. */
package org.onrecord.ingest.url;

/**
 * Lists of feeds as other programs keep them, in and out: {@link org.onrecord.ingest.opml.Opml} is the entry point.
 */
@NullMarked
package org.onrecord.ingest.opml;

import org.jspecify.annotations.NullMarked;

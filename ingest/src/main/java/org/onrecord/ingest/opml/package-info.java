/** Lists of feeds for exchange with other programs: {@link org.onrecord.ingest.opml.Opml} is the entry point. */
@NullMarked
package org.onrecord.ingest.opml;

import org.jspecify.annotations.NullMarked;

/** What a page says of itself: {@link org.onrecord.ingest.extract.meta.PageMetadata}. */
@NullMarked
package org.onrecord.ingest.extract.meta;

import org.jspecify.annotations.NullMarked;

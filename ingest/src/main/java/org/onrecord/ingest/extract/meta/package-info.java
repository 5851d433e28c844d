/**
 * The metadata of a page: {@link org.onrecord.ingest.extract.meta.PageMetadata} is the entry point. {@link
 * org.onrecord.ingest.extract.meta.PageScan} gathers what the page says about itself; the other classes decide.
 */
@NullMarked
package org.onrecord.ingest.extract.meta;

import org.jspecify.annotations.NullMarked;

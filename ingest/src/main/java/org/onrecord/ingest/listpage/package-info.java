/**
 * List pages, read by the CSS selectors of a catalogue: {@link org.onrecord.ingest.listpage.ListPage#read} is the entry
 * point.
 */
@NullMarked
package org.onrecord.ingest.listpage;

import org.jspecify.annotations.NullMarked;

/** The Lucene index on disk: its fields, how records become entries, and read-only snapshots of it. Entry point: {@link RecordIndex}. */
@NullMarked
package org.onrecord.dashboard.index;

import org.jspecify.annotations.NullMarked;

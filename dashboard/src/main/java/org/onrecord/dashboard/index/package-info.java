/** The Lucene index on disk: its fields, how records become entries, and read-only snapshots of it. Entry point: {@link RecordIndex}. */
package org.onrecord.dashboard.index;

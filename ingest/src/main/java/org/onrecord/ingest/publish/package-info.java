/**
 * Items to topics, in transactions: {@link org.onrecord.ingest.publish.Publisher} writes the items of sources on disk.
 * {@link org.onrecord.ingest.publish.SourceTable} is the state that all ingest processes share.
 */
@NullMarked
package org.onrecord.ingest.publish;

import org.jspecify.annotations.NullMarked;

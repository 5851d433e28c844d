/** Items to topics, in transactions: {@link Publisher} writes them, {@link SourceTable} is the state that all ingest processes share. */
@NullMarked
package org.onrecord.ingest.publish;

import org.jspecify.annotations.NullMarked;

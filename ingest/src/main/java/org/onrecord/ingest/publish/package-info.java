/** Items to topics, in transactions: {@link Publisher} writes them, {@link SourceTable} is the state that all ingest processes share. */
package org.onrecord.ingest.publish;

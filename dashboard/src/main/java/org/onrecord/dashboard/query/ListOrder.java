package org.onrecord.dashboard.query;

import org.apache.lucene.search.Sort;
import org.onrecord.dashboard.index.IndexQueries;
import org.onrecord.events.json.JsonName;

/** The orders in which statements and alerts are listed. */
public enum ListOrder implements JsonName {
    /** Newest day first, undated last. */
    DAY,
    /** Oldest day first, undated last. */
    OLDEST,
    /** Last received first. */
    RECEIVED;

    Sort sort() {
        return switch (this) {
            case DAY -> IndexQueries.newestDayFirst();
            case OLDEST -> IndexQueries.oldestDayFirst();
            case RECEIVED -> IndexQueries.newestReceivedFirst();
        };
    }
}

package org.onrecord.dashboard.query;

import java.util.function.BiFunction;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import org.onrecord.dashboard.index.IndexSnapshot;
import org.onrecord.events.Event;

/**
 * A list of entries of the index.
 *
 * @param row shows the entry with a number
 */
public record EntryList<T>(Query query, Sort sort, BiFunction<IndexSnapshot, Integer, T> row) {
    static <E extends Event> EntryList<E> ofEvents(Query query, Sort sort, Class<E> type) {
        return new EntryList<>(query, sort, (snapshot, entry) -> snapshot.event(entry, type));
    }

    public ResultPage<T> page(IndexSnapshot snapshot, PageRequest request) {
        return ResultPage.of(snapshot, query, sort, request, entry -> row.apply(snapshot, entry));
    }
}

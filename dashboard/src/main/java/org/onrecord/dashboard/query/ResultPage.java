package org.onrecord.dashboard.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import org.onrecord.dashboard.index.IndexSnapshot;

/**
 * Some rows of a list.
 *
 * @param total number of rows of the whole list
 * @param next the place after these rows; empty if there are no more
 */
public record ResultPage<T>(int total, List<T> items, Optional<Cursor> next) {

    /** Returns the entries that a query finds, each converted to a row. */
    static <T> ResultPage<T> of(
            IndexSnapshot snapshot, Query query, Sort sort, PageRequest request, IntFunction<T> row) {
        // One more, to know whether there are more.
        IndexSnapshot.Hits hits = request.after()
                .map(cursor -> snapshot.search(query, sort, cursor.row(sort), request.size() + 1))
                .orElseGet(() -> snapshot.search(query, sort, request.from(), request.size() + 1));
        List<FieldDoc> found = hits.rows();
        List<T> items = new ArrayList<>();
        long end = snapshot.bytesRead() + request.maxBytes();
        for (FieldDoc each : found) {
            if (items.size() == request.size() || (!items.isEmpty() && snapshot.bytesRead() >= end)) {
                break;
            }
            items.add(row.apply(each.doc));
        }
        return new ResultPage<>(
                hits.total(),
                items,
                items.size() < found.size()
                        ? Optional.of(Cursor.after(found.get(items.size() - 1)))
                        : Optional.empty());
    }

    /** Returns some rows of a complete list. */
    static <T> ResultPage<T> of(List<T> all, PageRequest request) {
        int from = Math.min(all.size(), request.after().map(Cursor::rows).orElseGet(request::from));
        int to = Math.min(all.size(), from + request.size());
        return new ResultPage<>(
                all.size(),
                all.subList(from, to),
                to < all.size() ? Optional.of(Cursor.afterRows(to)) : Optional.empty());
    }

    /** Returns these rows converted together. */
    public <R> ResultPage<R> with(Function<List<T>, List<R>> conversion) {
        return new ResultPage<>(total, conversion.apply(items), next);
    }
}

package org.onrecord.dashboard.query;

import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import org.onrecord.dashboard.index.IndexSnapshot;

/**
 * One page of a list.
 *
 * @param total number of rows on all pages
 * @param page 1 for the first
 * @param size rows of a full page
 */
public record ResultPage<T>(int total, int page, int size, List<T> items) {

    /** Returns a page of the entries that a query finds, each converted to a row. */
    static <T> ResultPage<T> of(
            IndexSnapshot snapshot, Query query, Sort sort, PageRequest request, IntFunction<T> row) {
        IndexSnapshot.Hits hits = snapshot.search(query, sort, request.from(), request.size());
        return new ResultPage<>(hits.total(), request.page(), request.size(), hits.map(row));
    }

    /** Returns a page of a complete list. */
    static <T> ResultPage<T> of(List<T> all, PageRequest request) {
        int from = Math.min(all.size(), request.from());
        int to = Math.min(all.size(), from + request.size());
        return new ResultPage<>(all.size(), request.page(), request.size(), all.subList(from, to));
    }

    /** Returns this page with each row converted. */
    public <R> ResultPage<R> map(Function<T, R> conversion) {
        return new ResultPage<>(
                total, page, size, items.stream().map(conversion).toList());
    }
}

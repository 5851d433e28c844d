package org.onrecord.dashboard.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/** Building blocks for queries and sort orders over the index. */
public final class IndexQueries {
    /** Ends every order in which pages follow one another: it tells all entries apart and stays the same when the index is merged. */
    public static final SortField ANY_ORDER = new SortField(IndexFields.ORDER, SortField.Type.LONG);

    private IndexQueries() {}

    /** Matches the entries of a type, e.g. {@code statement}. */
    public static Query type(String type) {
        return new TermQuery(new Term(IndexFields.TYPE, type));
    }

    public static Query term(String field, String value) {
        return new TermQuery(new Term(field, IndexFields.cut(value)));
    }

    /** Matches the entries of a type that belong to an issue. */
    public static Query of(String type, String issue) {
        return allOf(type(type), term(IndexFields.ISSUE, issue));
    }

    public static Query term(String field, boolean value) {
        return term(field, Boolean.toString(value));
    }

    public static Query anyOf(String field, List<String> values) {
        if (values.size() == 1) {
            return term(field, values.getFirst());
        }
        return new TermInSetQuery(
                field,
                values.stream()
                        .map(value -> new BytesRef(IndexFields.cut(value)))
                        .toList());
    }

    public static Query allOf(Query... queries) {
        return allOf(List.of(queries));
    }

    public static Query allOf(List<Query> queries) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        queries.forEach(query -> all.add(query, Occur.FILTER));
        return all.build();
    }

    /**
     * Matches entries that all of the queries match and whose fields have some values.
     *
     * @param values by field; a field without a value is not restricted
     */
    public static Query allOf(List<Query> queries, Map<String, Optional<String>> values) {
        List<Query> all = new ArrayList<>(queries);
        values.forEach((field, value) -> value.ifPresent(each -> all.add(term(field, each))));
        return allOf(all);
    }

    /** Sorts by day, newest first and undated last; within a day by document and position. */
    public static Sort newestDayFirst() {
        return byDay(new SortField(IndexFields.DAY, SortField.Type.LONG, true, Long.MIN_VALUE));
    }

    public static Sort oldestDayFirst() {
        return byDay(new SortField(IndexFields.DAY, SortField.Type.LONG, false, Long.MAX_VALUE));
    }

    private static Sort byDay(SortField day) {
        SortField document = new SortField(IndexFields.DOCUMENT, SortField.Type.STRING);
        SortField start = new SortField(IndexFields.START, SortField.Type.LONG);
        return new Sort(day, document, start, ANY_ORDER);
    }

    public static Sort newestReceivedFirst() {
        return newestFirst(IndexFields.RECEIVED);
    }

    /** Sorts by a number, greatest first; equal ones in an order that stays the same. */
    public static Sort newestFirst(String field) {
        return new Sort(new SortField(field, SortField.Type.LONG, true), ANY_ORDER);
    }
}

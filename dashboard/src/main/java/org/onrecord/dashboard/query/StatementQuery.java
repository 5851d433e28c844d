package org.onrecord.dashboard.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.onrecord.dashboard.index.IndexFields;
import org.onrecord.dashboard.index.IndexQueries;
import org.onrecord.dashboard.index.IndexSnapshot;
import org.onrecord.events.Statement;

/**
 * Finds statements.
 *
 * @param text words to look for, see {@link WordSearch}
 * @param values the values of which a statement has one, by each restricted dimension
 * @param days when they were made
 * @param copies true to list every carrier, false to list the same words once
 */
public record StatementQuery(
        String issue,
        Optional<String> text,
        Map<Dimension, List<String>> values,
        DayRange days,
        boolean copies,
        ListOrder order) {
    /** The same words of an actor once: the earliest statement of each cluster. */
    private static final Query ONCE = IndexQueries.term(IndexFields.COPY, false);

    public StatementQuery {
        values = Map.copyOf(values);
    }

    /** A property by which statements are narrowed. Its values are as in JSON. */
    public enum Dimension {
        SIDE(IndexFields.SIDE),
        /** See {@link Statement.Actor#key}. */
        ACTOR(IndexFields.ACTOR),
        TIER(IndexFields.TIER),
        KIND(IndexFields.KIND),
        TOPIC(IndexFields.TOPIC),
        CLAIM(IndexFields.CLAIM),
        /** On the claim, if the query names one, else on any. */
        STANCE(IndexFields.ANY_STANCE),
        LANGUAGE(IndexFields.LANGUAGE),
        PUBLISHER(IndexFields.PUBLISHER),
        COUNTED(IndexFields.COUNTED),
        OFFICIAL(IndexFields.OFFICIAL),
        DOCUMENT(IndexFields.DOCUMENT),
        CLUSTER(IndexFields.CLUSTER);

        private final String field;

        Dimension(String field) {
            this.field = field;
        }
    }

    /** Finds all statements on an issue, the same words once. */
    public static StatementQuery all(String issue) {
        return new StatementQuery(issue, Optional.empty(), Map.of(), DayRange.ANY, false, ListOrder.DAY);
    }

    /** Finds every statement of a cluster: all carriers of the same words. */
    public static StatementQuery inCluster(String issue, String id) {
        return all(issue).with(Dimension.CLUSTER, List.of(id)).withCopies(true);
    }

    public StatementQuery withText(Optional<String> words) {
        return new StatementQuery(issue, words, values, days, copies, order);
    }

    /** Returns this query with a dimension restricted to some values; to all of them if the list is empty. */
    public StatementQuery with(Dimension dimension, Collection<String> some) {
        Map<Dimension, List<String>> all = new HashMap<>(values);
        all.remove(dimension);
        if (!some.isEmpty()) {
            all.put(dimension, List.copyOf(some));
        }
        return new StatementQuery(issue, text, all, days, copies, order);
    }

    /** Returns this query with a dimension restricted to a value, if there is one. */
    public StatementQuery with(Dimension dimension, Optional<String> one) {
        return with(dimension, one.stream().toList());
    }

    public StatementQuery withDays(DayRange range) {
        return new StatementQuery(issue, text, values, range, copies, order);
    }

    public StatementQuery withCopies(boolean all) {
        return new StatementQuery(issue, text, values, days, all, order);
    }

    public StatementQuery withOrder(ListOrder by) {
        return new StatementQuery(issue, text, values, days, copies, by);
    }

    public boolean restricts(Dimension dimension) {
        return values.containsKey(dimension);
    }

    public ResultPage<StatementItem> page(IndexSnapshot snapshot, PageRequest request) {
        Optional<WordSearch.Highlighter> highlighter = text.map(WordSearch.Highlighter::of);
        return ResultPage.of(snapshot, query(), order.sort(), request, entry -> {
            StatementItem item = item(snapshot, entry);
            return highlighter
                    .map(each -> item.withFound(each.find(item.statement().quote())))
                    .orElse(item);
        });
    }

    /** Returns a page of the statements of a document, in the order of its text. */
    public static ResultPage<StatementItem> ofDocument(
            IndexSnapshot snapshot, String issue, String document, PageRequest request) {
        Sort sort = new Sort(new SortField(IndexFields.START, SortField.Type.LONG), IndexQueries.ANY_ORDER);
        Query query = all(issue)
                .with(Dimension.DOCUMENT, List.of(document))
                .withCopies(true)
                .query();
        return ResultPage.of(snapshot, query, sort, request, entry -> item(snapshot, entry));
    }

    public static Optional<StatementItem> one(IndexSnapshot snapshot, String issue, String id) {
        return snapshot.find(IndexFields.keyOf("statement", issue, id)).map(entry -> item(snapshot, entry));
    }

    static StatementItem item(IndexSnapshot snapshot, int entry) {
        Statement statement = snapshot.event(entry, Statement.class);
        return new StatementItem(
                statement,
                statement.counts(),
                carriers(snapshot, statement),
                statement.language(),
                snapshot.received(entry),
                List.of(),
                List.of());
    }

    private static int carriers(IndexSnapshot snapshot, Statement statement) {
        return statement.cluster().isEmpty()
                ? 1
                : Math.max(
                        1,
                        snapshot.count(inCluster(statement.issue(), statement.cluster())
                                .query()));
    }

    public Query query() {
        List<Query> all = new ArrayList<>(List.of(IndexQueries.of("statement", issue)));
        text.map(WordSearch::query).ifPresent(all::add);
        List<String> claims = values.getOrDefault(Dimension.CLAIM, List.of());
        values.forEach((dimension, some) -> all.add(
                dimension == Dimension.STANCE && !claims.isEmpty()
                        ? stancesOn(claims, some)
                        : IndexQueries.anyOf(dimension.field, some)));
        if (!days.any()) {
            all.add(days.query());
        }
        if (!copies) {
            all.add(ONCE);
        }
        return IndexQueries.allOf(all);
    }

    private static Query stancesOn(List<String> claims, List<String> stances) {
        return IndexQueries.anyOf(
                IndexFields.STANCE,
                claims.stream()
                        .flatMap(claim -> stances.stream().map(stance -> IndexFields.stance(claim, stance)))
                        .toList());
    }

    /** Matches every statement on an issue once, whether it counts or not. */
    public static Query distinct(String issue) {
        return all(issue).query();
    }

    /** Matches every statement on an issue that counts in positions and trends, each once. */
    public static Query distinctCounted(String issue) {
        return all(issue).with(Dimension.COUNTED, List.of("true")).query();
    }
}

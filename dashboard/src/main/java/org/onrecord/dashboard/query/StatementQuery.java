package org.onrecord.dashboard.query;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.onrecord.dashboard.index.IndexFields;
import org.onrecord.dashboard.index.IndexQueries;
import org.onrecord.dashboard.index.IndexSnapshot;
import org.onrecord.events.Statement;

/**
 * Finds statements. Empty fields do not restrict.
 *
 * @param issue id of the issue
 * @param text words to look for, see {@link WordSearch}
 * @param sides governments spoken for
 * @param actors keys of actors, see {@link Statement.Actor#key}
 * @param claim id of a claim on which a stance is taken
 * @param stance the stance on the claim, or on any claim
 * @param kinds as in JSON, e.g. {@code own-text}
 * @param origins restricts where they come from
 * @param official true for the words of officials only, false for those of others only
 * @param counted true for statements that count in positions and trends only, false for the others only
 * @param days when they were made
 * @param cluster id shared by the same words of the same actor
 * @param copies true to list every carrier, false to list the same words once
 */
public record StatementQuery(
        String issue,
        Optional<String> text,
        List<String> sides,
        List<String> actors,
        Optional<String> claim,
        Optional<String> stance,
        Optional<String> topic,
        List<String> kinds,
        Origins origins,
        Optional<Boolean> official,
        Optional<Boolean> counted,
        DayRange days,
        Optional<String> document,
        Optional<String> cluster,
        boolean copies,
        Order order) {
    /** The same words of an actor once: the earliest statement of each cluster. */
    private static final Query ONCE = IndexQueries.term(IndexFields.COPY, false);

    /**
     * Where statements come from. Empty lists do not restrict.
     *
     * @param tiers of the actors, {@code 1} to {@code 4}
     * @param languages of the words, as BCP 47 tags
     * @param publishers of the documents
     */
    public record Origins(List<String> tiers, List<String> languages, List<String> publishers) {
        public static final Origins ANY = new Origins(List.of(), List.of(), List.of());
    }

    /** A property by which statements are counted and narrowed. */
    public enum Dimension {
        SIDE,
        ACTOR,
        TIER,
        KIND,
        TOPIC,
        CLAIM,
        STANCE,
        LANGUAGE,
        PUBLISHER,
        COUNTED,
        DAY
    }

    /** Returns this query for statements with some words as well. */
    public StatementQuery searching(String words) {
        return new StatementQuery(
                issue,
                Optional.of(words),
                sides,
                actors,
                claim,
                stance,
                topic,
                kinds,
                origins,
                official,
                counted,
                days,
                document,
                cluster,
                copies,
                order);
    }

    /** Returns true if this query restricts a dimension. */
    public boolean restricts(Dimension dimension) {
        return !without(dimension).equals(this);
    }

    /** Returns this query without its restriction of a dimension. */
    public StatementQuery without(Dimension dimension) {
        boolean isClaim = dimension == Dimension.CLAIM;
        return new StatementQuery(
                issue,
                text,
                dimension == Dimension.SIDE ? List.of() : sides,
                dimension == Dimension.ACTOR ? List.of() : actors,
                isClaim ? Optional.empty() : claim,
                dimension == Dimension.STANCE ? Optional.empty() : stance,
                dimension == Dimension.TOPIC ? Optional.empty() : topic,
                dimension == Dimension.KIND ? List.of() : kinds,
                new Origins(
                        dimension == Dimension.TIER ? List.of() : origins.tiers,
                        dimension == Dimension.LANGUAGE ? List.of() : origins.languages,
                        dimension == Dimension.PUBLISHER ? List.of() : origins.publishers),
                official,
                dimension == Dimension.COUNTED ? Optional.empty() : counted,
                dimension == Dimension.DAY ? DayRange.ANY : days,
                document,
                cluster,
                copies,
                order);
    }

    /** The order of a list. */
    public enum Order {
        /** Newest day first, undated last. */
        DAY,
        /** Last received first. */
        RECEIVED
    }

    /** Finds all statements on an issue, the same words once. */
    public static StatementQuery all(String issue) {
        return of(issue, List.of(), DayRange.ANY, Optional.empty(), Optional.empty());
    }

    /** Finds the statements that count in positions and trends, the same words once. */
    public static StatementQuery counted(String issue, DayRange days) {
        return new StatementQuery(
                issue,
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Origins.ANY,
                Optional.empty(),
                Optional.of(true),
                days,
                Optional.empty(),
                Optional.empty(),
                false,
                Order.DAY);
    }

    /** Finds every statement in a document. */
    public static StatementQuery inDocument(String issue, String id) {
        return of(issue, List.of(), DayRange.ANY, Optional.of(id), Optional.empty());
    }

    /** Finds the statements of an actor on some days, the same words once. */
    static StatementQuery saidBy(String issue, String actor, DayRange days) {
        return of(issue, List.of(actor), days, Optional.empty(), Optional.empty());
    }

    /** Finds every statement of a cluster: all carriers of the same words. */
    public static StatementQuery inCluster(String issue, String id) {
        return of(issue, List.of(), DayRange.ANY, Optional.empty(), Optional.of(id));
    }

    private static StatementQuery of(
            String issue, List<String> actors, DayRange days, Optional<String> document, Optional<String> cluster) {
        return new StatementQuery(
                issue,
                Optional.empty(),
                List.of(),
                actors,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Origins.ANY,
                Optional.empty(),
                Optional.empty(),
                days,
                document,
                cluster,
                document.isPresent() || cluster.isPresent(),
                Order.DAY);
    }

    /** Returns a page of the statements. */
    public ResultPage<StatementItem> page(IndexSnapshot snapshot, PageRequest request) {
        Sort sort = order == Order.DAY ? IndexQueries.newestDayFirst() : IndexQueries.newestReceivedFirst();
        Optional<WordSearch.Highlighter> highlighter = text.map(WordSearch.Highlighter::of);
        return ResultPage.of(snapshot, query(), sort, request, entry -> {
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
        return ResultPage.of(
                snapshot, inDocument(issue, document).query(), sort, request, entry -> item(snapshot, entry));
    }

    /** Returns the statement of an issue with this id. */
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

    /** Returns the query for the index. */
    public Query query() {
        List<Query> all = new ArrayList<>(List.of(IndexQueries.of("statement", issue)));
        text.map(WordSearch::query).ifPresent(all::add);
        addAnyOf(all, IndexFields.SIDE, sides);
        addAnyOf(all, IndexFields.ACTOR, actors);
        addAnyOf(all, IndexFields.KIND, kinds);
        addAnyOf(all, IndexFields.TIER, origins.tiers);
        addAnyOf(all, IndexFields.PUBLISHER, origins.publishers);
        addAnyOf(all, IndexFields.LANGUAGE, origins.languages);
        topic.map(id -> IndexQueries.term(IndexFields.TOPIC, id)).ifPresent(all::add);
        if (claim.isPresent() && stance.isPresent()) {
            all.add(IndexQueries.term(IndexFields.STANCE, IndexFields.stance(claim.get(), stance.get())));
        } else {
            claim.map(id -> IndexQueries.term(IndexFields.CLAIM, id)).ifPresent(all::add);
            stance.map(side -> IndexQueries.term(IndexFields.ANY_STANCE, side)).ifPresent(all::add);
        }
        official.map(yes -> IndexQueries.term(IndexFields.OFFICIAL, yes)).ifPresent(all::add);
        counted.map(yes -> IndexQueries.term(IndexFields.COUNTED, yes)).ifPresent(all::add);
        document.map(id -> IndexQueries.term(IndexFields.DOCUMENT, id)).ifPresent(all::add);
        cluster.map(id -> IndexQueries.term(IndexFields.CLUSTER, id)).ifPresent(all::add);
        if (days.undated()) {
            all.add(IndexQueries.term(IndexFields.UNDATED, true));
        } else if (!days.any()) {
            all.add(LongPoint.newRangeQuery(
                    IndexFields.DAY,
                    days.from().map(LocalDate::toEpochDay).orElse(Long.MIN_VALUE),
                    days.to().map(LocalDate::toEpochDay).orElse(Long.MAX_VALUE)));
        }
        if (!copies) {
            all.add(ONCE);
        }
        return IndexQueries.allOf(all);
    }

    private static void addAnyOf(List<Query> all, String field, List<String> values) {
        if (!values.isEmpty()) {
            all.add(IndexQueries.anyOf(field, values));
        }
    }

    /** Matches every statement on an issue once, whether it counts or not. */
    public static Query distinct(String issue) {
        return IndexQueries.allOf(List.of(IndexQueries.of("statement", issue), ONCE));
    }

    /** Matches every statement on an issue that counts in positions and trends, each once. */
    public static Query distinctCounted(String issue) {
        return IndexQueries.allOf(List.of(distinct(issue), IndexQueries.term(IndexFields.COUNTED, true)));
    }
}

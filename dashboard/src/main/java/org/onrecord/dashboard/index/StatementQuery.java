package org.onrecord.dashboard.index;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.queryparser.simple.SimpleQueryParser;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.onrecord.events.Statement;

/**
 * The statements that are asked for. Fields left empty ask for all.
 *
 * @param text words; all must occur, {@code "..."} is a phrase, {@code |} is or, {@code -} is not
 * @param sides governments spoken for
 * @param actors keys of actors, see {@link Statement.Actor#key}
 * @param claim id of a claim on which a side is taken
 * @param stance the side taken on the claim, or on any
 * @param topic id of a topic
 * @param kinds as in JSON, e.g. {@code own-text}
 * @param official true for officials' words only, false for others' only
 * @param counted true for what counts in positions and trends only
 * @param days on which they were made
 * @param document id of the document that carries them
 * @param cluster shared by the same words of the same actor
 * @param copies true to list every carrier; false to list the same words once
 * @param order of the list
 */
public record StatementQuery(
        Optional<String> text,
        List<String> sides,
        List<String> actors,
        Optional<String> claim,
        Optional<String> stance,
        Optional<String> topic,
        List<String> kinds,
        Optional<Boolean> official,
        Optional<Boolean> counted,
        Days days,
        Optional<String> document,
        Optional<String> cluster,
        boolean copies,
        Order order) {

    /** The order of a list. */
    public enum Order {
        /** Newest day first, undated last. */
        DAY,
        /** Last received first. */
        RECEIVED
    }

    /** Every statement, the same words once. */
    public static final StatementQuery ALL = new StatementQuery(
            Optional.empty(),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Days.ANY,
            Optional.empty(),
            Optional.empty(),
            false,
            Order.DAY);

    /** Every statement in a document. */
    public static StatementQuery inDocument(String id) {
        return new StatementQuery(
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Days.ANY,
                Optional.of(id),
                Optional.empty(),
                true,
                Order.DAY);
    }

    /** What an actor said on some days, the same words once. */
    static StatementQuery saidBy(String actor, Days days) {
        return new StatementQuery(
                Optional.empty(),
                List.of(),
                List.of(actor),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                days,
                Optional.empty(),
                Optional.empty(),
                false,
                Order.DAY);
    }

    /** Every statement of a cluster: the carriers of the same words. */
    public static StatementQuery inCluster(String id) {
        return new StatementQuery(
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Days.ANY,
                Optional.empty(),
                Optional.of(id),
                true,
                Order.DAY);
    }

    /** The page that is asked for. */
    public Page<StatementItem> page(Reading reading, Page.Wanted wanted) {
        Sort sort = order == Order.DAY ? Reading.newestDayFirst() : Reading.newestReceivedFirst();
        Reading.Hits hits = reading.search(query(reading), sort, wanted.from(), wanted.size());
        return new Page<>(hits.total(), wanted.page(), wanted.size(), items(reading, hits.entries()));
    }

    /** The statement of an id. */
    public static Optional<StatementItem> one(Reading reading, String id) {
        return reading.find(Schema.key("statement", id))
                .map(entry -> items(reading, List.of(entry)).getFirst());
    }

    static List<StatementItem> items(Reading reading, List<Integer> entries) {
        Map<Integer, Statement> statements = new LinkedHashMap<>();
        Set<String> documents = new HashSet<>();
        for (int entry : entries) {
            Statement statement = reading.event(entry, Statement.class);
            statements.put(entry, statement);
            documents.add(statement.document().id());
        }
        Map<String, String> languages = reading.languages(documents);
        List<StatementItem> items = new ArrayList<>();
        statements.forEach((entry, statement) -> items.add(new StatementItem(
                statement,
                statement.counts(),
                reading.shown().copies(statement.cluster()),
                language(
                        statement.quote(),
                        Optional.ofNullable(languages.get(statement.document().id()))),
                reading.received(entry),
                List.of())));
        return items;
    }

    /** The words' own script decides over the document's language: a Chinese release may be quoted in an English text. */
    static String language(String words, Optional<String> document) {
        boolean cjk = CjkText.isCjk(words);
        boolean saysCjk = document.filter(language -> language.matches("(?i)(zh|ja|ko)(-.*)?"))
                .isPresent();
        return cjk == saysCjk ? document.orElse("und") : cjk ? "zh" : "en";
    }

    Query query(Reading reading) {
        List<Query> all = new ArrayList<>();
        all.add(Reading.type("statement"));
        text.map(StatementQuery::words).ifPresent(all::add);
        anyOf(Schema.SIDE, sides).ifPresent(all::add);
        anyOf(Schema.ACTOR, actors).ifPresent(all::add);
        anyOf(Schema.KIND, kinds).ifPresent(all::add);
        topic.map(id -> term(Schema.TOPIC, id)).ifPresent(all::add);
        if (claim.isPresent() && stance.isPresent()) {
            all.add(term(Schema.STANCE, Schema.stance(claim.get(), stance.get())));
        } else {
            claim.map(id -> term(Schema.CLAIM, id)).ifPresent(all::add);
            stance.map(side -> term(Schema.ANY_STANCE, side)).ifPresent(all::add);
        }
        official.map(yes -> term(Schema.OFFICIAL, yes.toString())).ifPresent(all::add);
        counted.map(yes -> term(Schema.COUNTED, yes.toString())).ifPresent(all::add);
        document.map(id -> term(Schema.DOCUMENT, id)).ifPresent(all::add);
        cluster.map(id -> term(Schema.CLUSTER, id)).ifPresent(all::add);
        if (days.undated()) {
            all.add(term(Schema.UNDATED, "true"));
        } else if (!days.any()) {
            all.add(LongPoint.newRangeQuery(
                    Schema.DAY,
                    days.from().map(LocalDate::toEpochDay).orElse(Long.MIN_VALUE),
                    days.to().map(LocalDate::toEpochDay).orElse(Long.MAX_VALUE)));
        }
        if (!copies) {
            all.add(reading.shown().query());
        }
        return Reading.all(all);
    }

    private static Query words(String text) {
        SimpleQueryParser parser =
                new SimpleQueryParser(Schema.analyzer(), Map.of(Schema.WORDS_EN, 1f, Schema.WORDS_CJK, 1f));
        parser.setDefaultOperator(Occur.MUST);
        Query query = parser.parse(text);
        return query == null ? new MatchNoDocsQuery("no word to look for") : query;
    }

    private static Optional<Query> anyOf(String field, List<String> values) {
        if (values.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new TermInSetQuery(
                field,
                values.stream().map(value -> new BytesRef(Schema.cut(value))).toList()));
    }

    private static Query term(String field, String value) {
        return new TermQuery(new Term(field, Schema.cut(value)));
    }

    static Query counted(Reading reading) {
        return new BooleanQuery.Builder()
                .add(Reading.type("statement"), Occur.FILTER)
                .add(term(Schema.COUNTED, "true"), Occur.FILTER)
                .add(reading.shown().query(), Occur.FILTER)
                .build();
    }
}

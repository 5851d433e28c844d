package org.onrecord.dashboard.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Document;
import org.onrecord.events.Event;
import org.onrecord.events.EventJson;

/** One state of the index, for the length of one question. */
public final class Reading {
    /** The deepest page that is answered, in rows. */
    public static final int DEEPEST = 10_000;

    private final IndexSearcher searcher;
    private final Shown.Cache shownCache;

    Reading(IndexSearcher searcher, Shown.Cache shownCache) {
        this.searcher = searcher;
        this.shownCache = shownCache;
    }

    /**
     * One page of what a query finds.
     *
     * @param total of all pages
     * @param entries the numbers of the page's entries
     */
    record Hits(int total, List<Integer> entries) {}

    /** When a document's known version was fetched, and its hash; the empty string of a withdrawal. */
    record DocumentVersion(Instant fetched, String version) {}

    IndexSearcher searcher() {
        return searcher;
    }

    Shown shown() {
        return io(() -> shownCache.of(searcher.getIndexReader()));
    }

    int count(Query query) {
        return io(() -> searcher.count(query));
    }

    Hits search(Query query, Sort sort, int from, int size) {
        int wanted = Math.min(DEEPEST, from + size);
        if (wanted <= 0) {
            return new Hits(count(query), List.of());
        }
        TopFieldDocs top =
                io(() -> searcher.search(query, new TopFieldCollectorManager(sort, wanted, Integer.MAX_VALUE)));
        List<Integer> entries = new ArrayList<>();
        for (int i = from; i < top.scoreDocs.length; i++) {
            ScoreDoc hit = top.scoreDocs[i];
            entries.add(hit.doc);
        }
        return new Hits((int) top.totalHits.value(), entries);
    }

    Optional<Integer> find(Term key) {
        return io(() -> {
            TopFieldDocs top = searcher.search(new TermQuery(key), 1, Sort.INDEXORDER);
            return top.scoreDocs.length == 0 ? Optional.<Integer>empty() : Optional.of(top.scoreDocs[0].doc);
        });
    }

    byte[] json(int entry) {
        BytesRef json = io(() -> searcher.storedFields().document(entry, Set.of(Schema.JSON)))
                .getBinaryValue(Schema.JSON);
        byte[] bytes = new byte[json.length];
        System.arraycopy(json.bytes, json.offset, bytes, 0, json.length);
        return bytes;
    }

    <E extends Event> E event(int entry, Class<E> type) {
        return EventJson.read(json(entry), type);
    }

    Optional<Long> number(int entry, String field) {
        LeafReaderContext leaf = leaf(entry);
        return io(() -> {
            @Nullable NumericDocValues values = leaf.reader().getNumericDocValues(field);
            return values != null && values.advanceExact(entry - leaf.docBase)
                    ? Optional.of(values.longValue())
                    : Optional.<Long>empty();
        });
    }

    Optional<String> word(int entry, String field) {
        LeafReaderContext leaf = leaf(entry);
        return io(() -> {
            LeafReader reader = leaf.reader();
            @Nullable SortedDocValues values = reader.getSortedDocValues(field);
            return values != null && values.advanceExact(entry - leaf.docBase)
                    ? Optional.of(values.lookupOrd(values.ordValue()).utf8ToString())
                    : Optional.<String>empty();
        });
    }

    Optional<DocumentVersion> version(String document) {
        return find(Schema.key("document", document))
                .map(entry -> new DocumentVersion(
                        Instant.ofEpochSecond(
                                number(entry, Schema.FETCHED).orElse(0L),
                                number(entry, Schema.FETCHED_NANO).orElse(0L)),
                        word(entry, Schema.VERSION).orElse("")));
    }

    /** The language of each document that is known and states one. */
    Map<String, String> languages(Set<String> documents) {
        Map<String, String> languages = new HashMap<>();
        for (String document : documents) {
            find(Schema.key("document", document))
                    .flatMap(entry -> word(entry, Schema.LANGUAGE))
                    .ifPresent(language -> languages.put(document, language));
        }
        return languages;
    }

    /** A document in its newest version; empty where it is not known or is withdrawn. */
    public Optional<Document> document(String id) {
        return find(Schema.key("document", id))
                .map(entry -> event(entry, Event.class))
                .flatMap(event -> event instanceof Document document ? Optional.of(document) : Optional.empty());
    }

    /** The instant at which an entry's record was received. */
    Instant received(int entry) {
        return Instant.ofEpochMilli(number(entry, Schema.RECEIVED).orElse(0L));
    }

    /** What was pushed under an idempotency key. */
    public Optional<EarlierPush> push(String idempotencyKey) {
        return find(Schema.key(Schema.TYPE_PUSH, idempotencyKey))
                .map(entry -> EventJson.mapper().readValue(json(entry), Schema.Push.class))
                .map(push -> new EarlierPush(push.mark().body(), push.document()));
    }

    /**
     * A push that went through.
     *
     * @param body hash of its body
     * @param document id of the document that it became
     */
    public record EarlierPush(String body, String document) {}

    static Query type(String type) {
        return new TermQuery(new Term(Schema.TYPE, type));
    }

    static Query all(List<Query> queries) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        queries.forEach(query -> all.add(query, Occur.FILTER));
        return queries.isEmpty() ? new MatchAllDocsQuery() : all.build();
    }

    /** Newest day first, undated last; then in a fixed order. */
    static Sort newestDayFirst() {
        SortField day = new SortField(Schema.DAY, SortField.Type.LONG, true, Long.MIN_VALUE);
        SortField document = new SortField(Schema.DOCUMENT, SortField.Type.STRING);
        SortField start = new SortField(Schema.START, SortField.Type.LONG);
        return new Sort(day, document, start);
    }

    static Sort newestReceivedFirst() {
        return new Sort(new SortField(Schema.RECEIVED, SortField.Type.LONG, true), SortField.FIELD_DOC);
    }

    private LeafReaderContext leaf(int entry) {
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        return leaves.get(ReaderUtil.subIndex(entry, leaves));
    }

    interface Io<T> {
        T run() throws IOException;
    }

    static <T> T io(Io<T> action) {
        try {
            return action.run();
        } catch (IOException e) {
            throw new UncheckedIOException("the index cannot be read: " + e.getMessage(), e);
        }
    }
}

package org.onrecord.dashboard.index;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.QueryTimeout;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.search.TotalHits;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.onrecord.dashboard.record.PushKey;
import org.onrecord.events.Document;
import org.onrecord.events.Event;
import org.onrecord.events.EventJson;
import org.onrecord.events.IssueKey;
import org.onrecord.events.Statement;

/** A read-only snapshot of the index, valid for the length of one {@link RecordIndex#read}. Entries are known by their number. */
public final class IndexSnapshot {
    /** The last row that page numbers can reach; cursors reach any. */
    public static final int MAX_ROWS = 10_000;

    private final IndexSearcher searcher;
    private final IndexCaches caches;
    private final QueryTimeout timeout;
    private final Map<String, Optional<String>> languages = new HashMap<>();
    private long bytesRead;

    /** @param timeout says when to give up */
    IndexSnapshot(IndexSearcher searcher, IndexCaches caches, QueryTimeout timeout) {
        this.searcher = searcher;
        this.caches = caches;
        this.timeout = timeout;
    }

    /**
     * The entries that a query finds.
     *
     * @param total number of matching entries
     * @param rows the requested part of them, each with the values that it is sorted by
     */
    public record Hits(int total, List<FieldDoc> rows) {
        public List<Integer> entries() {
            return map(entry -> entry);
        }

        public <T> List<T> map(IntFunction<T> conversion) {
            return rows.stream().map(row -> conversion.apply(row.doc)).toList();
        }
    }

    /** A document that was pushed with an idempotency key. */
    public record StoredPush(@JsonProperty("mark") PushKey key, String document) {}

    /** Starts the visit of a segment and returns what to do with each matching entry, numbered within the segment. */
    @FunctionalInterface
    public interface SegmentVisitor {
        EntryVisitor enter(IndexSegment segment) throws IOException;
    }

    @FunctionalInterface
    public interface EntryVisitor {
        void visit(int entry) throws IOException;
    }

    /**
     * Returns the answer to a question, computed once for each state of the index.
     *
     * @param question equal to itself for equal questions, and of a type that no other kind of answer has
     */
    public <T> T cached(Object question, Supplier<T> compute) {
        return caches.answer(searcher.getIndexReader(), question, compute);
    }

    public int count(Query query) {
        int count = io(() -> searcher.count(query));
        checkTime();
        return count;
    }

    /** Counts the matching entries by the word of a field. */
    public SortedMap<String, Integer> count(Query query, String field) {
        List<IndexSegment.WordCounts> segments = new ArrayList<>();
        scan(query, segment -> {
            IndexSegment.WordCounts counts = segment.counts(field);
            segments.add(counts);
            return counts::count;
        });
        SortedMap<String, Integer> totals = new TreeMap<>();
        segments.forEach(each -> each.addTo(totals));
        return totals;
    }

    /** Returns up to {@code size} matching entries, beginning with the one at {@code from}. */
    public Hits search(Query query, Sort sort, int from, int size) {
        return search(query, new TopFieldCollectorManager(sort, Math.max(1, from + size), 1), from);
    }

    /** Returns up to {@code size} matching entries, beginning after a row. */
    public Hits search(Query query, Sort sort, FieldDoc after, int size) {
        return search(query, new TopFieldCollectorManager(sort, size, after, 1), 0);
    }

    private Hits search(Query query, TopFieldCollectorManager collector, int from) {
        TopFieldDocs top = io(() -> searcher.search(query, collector));
        checkTime();
        // The search passes over what cannot be among the first rows, and so does not know how many there are.
        int total =
                top.totalHits.relation() == TotalHits.Relation.EQUAL_TO ? (int) top.totalHits.value() : count(query);
        return new Hits(
                total,
                Arrays.stream(top.scoreDocs)
                        .skip(from)
                        .map(FieldDoc.class::cast)
                        .toList());
    }

    /** Returns the first {@link #MAX_ROWS} matching entries. */
    public Hits search(Query query, Sort sort) {
        return search(query, sort, 0, MAX_ROWS);
    }

    /** Returns the number of entries, of whatever type. */
    public int size() {
        return searcher.getIndexReader().numDocs();
    }

    /** Visits every matching entry, segment by segment. */
    public void scan(Query query, SegmentVisitor visitor) {
        io(() -> {
            SegmentFilters matches = new SegmentFilters(searcher, query, caches);
            for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
                DocIdSetIterator hits = matches.in(leaf);
                if (hits != null) {
                    scan(hits, leaf.reader().getLiveDocs(), visitor.enter(new IndexSegment(leaf, caches)));
                }
            }
            return true;
        });
    }

    /** Returns the days that the matching entries have in a field. */
    public NavigableSet<LocalDate> days(Query query, String field) {
        Set<Long> days = new HashSet<>();
        scan(query, segment -> {
            IndexSegment.Numbers numbers = segment.numbers(field);
            return entry -> days.add(numbers.of(entry, Long.MIN_VALUE));
        });
        days.remove(Long.MIN_VALUE);
        return days.stream().map(LocalDate::ofEpochDay).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns the events that a query finds, all of them and in no order. */
    public <E extends Event> List<E> all(Query query, Class<E> type) {
        List<E> all = new ArrayList<>();
        scan(query, segment -> entry -> all.add(event(segment.firstEntry() + entry, type)));
        return all;
    }

    private void scan(DocIdSetIterator hits, @Nullable Bits live, EntryVisitor visitor) throws IOException {
        int visited = 0;
        for (int entry = hits.nextDoc(); entry != DocIdSetIterator.NO_MORE_DOCS; entry = hits.nextDoc()) {
            if ((++visited & 1023) == 0) {
                checkTime();
            }
            if (live == null || live.get(entry)) {
                visitor.visit(entry);
            }
        }
    }

    public Optional<Integer> find(Term key) {
        return search(new TermQuery(key), Sort.INDEXORDER, 0, 1).entries().stream()
                .findFirst();
    }

    /** Finds an event by its type in JSON, e.g. {@code statement}, and its key. */
    public <E extends Event> Optional<E> find(String type, String key, Class<E> as) {
        return find(IndexFields.key(type, key)).map(entry -> event(entry, as));
    }

    public Optional<Statement> statement(String issue, String id) {
        return find("statement", IssueKey.of(issue, id), Statement.class);
    }

    public <E extends Event> E event(int entry, Class<E> type) {
        return EventJson.read(json(entry), type);
    }

    /** Returns the value of an entry that holds no event, e.g. a {@link WithdrawnAlert}. */
    public <T> T stored(int entry, Class<T> type) {
        return EventJson.mapper().readValue(json(entry), type);
    }

    /** Gives up if the time is over; what was found until then is only a part. */
    private void checkTime() {
        if (timeout.shouldExit()) {
            throw new ReadRefusedException("this takes too long; narrow the query, for instance by days");
        }
    }

    /** Returns how many bytes of records were read from this snapshot. */
    public long bytesRead() {
        return bytesRead;
    }

    /** Returns the size of an entry's record in bytes, without reading it. */
    public long size(int entry) {
        return number(entry, IndexFields.SIZE);
    }

    public byte[] json(int entry) {
        return bytes(entry, IndexFields.JSON);
    }

    private byte[] bytes(int entry, String field) {
        checkTime();
        BytesRef json =
                io(() -> searcher.storedFields().document(entry, Set.of(field))).getBinaryValue(field);
        bytesRead += json.length;
        return Arrays.copyOfRange(json.bytes, json.offset, json.offset + json.length);
    }

    /** Returns a number of an entry; 0 if it has none. */
    public long number(int entry, String field) {
        IndexSegment segment = segment(entry);
        return io(() -> segment.numbers(field).of(entry - segment.firstEntry(), 0));
    }

    /** Returns the value of a field; empty if the entry has none. */
    public String word(int entry, String field) {
        IndexSegment segment = segment(entry);
        return io(() -> segment.words(field).of(entry - segment.firstEntry()));
    }

    public Instant received(int entry) {
        return Instant.ofEpochMilli(number(entry, IndexFields.RECEIVED));
    }

    /** Returns a document in its newest version; empty if it is unknown or withdrawn. */
    public Optional<Document> document(String id) {
        return newest(id).map(entry -> event(entry, Document.class));
    }

    /** Returns a document in one of its versions; empty if the index does not have that version. */
    public Optional<Document> document(DocumentVersion version) {
        return find(version.key()).map(entry -> event(entry, Document.class));
    }

    public DocumentVersion version(int entry) {
        return EventJson.mapper().readValue(bytes(entry, IndexFields.VERSION_JSON), DocumentVersion.class);
    }

    /** Returns true if the document is known and not withdrawn. */
    public boolean has(String document) {
        return find(IndexFields.key("document", document))
                .filter(this::isDocument)
                .isPresent();
    }

    /** Finds the entry of a document's newest version; empty if the document is unknown or withdrawn. */
    public Optional<Integer> newest(String id) {
        return find(IndexFields.key("document", id))
                .filter(this::isDocument)
                .flatMap(entry -> find(DocumentVersion.key(id, stamp(entry))));
    }

    /** Returns true for a document, false for a withdrawal, which has the key of its document. */
    private boolean isDocument(int entry) {
        return !word(entry, IndexFields.FETCHED_DOCUMENT).isEmpty();
    }

    /** Returns the language of a document; empty if it is unknown or states none. */
    public Optional<String> language(String document) {
        return languages.computeIfAbsent(
                document,
                id -> find(IndexFields.key("document", id))
                        .map(entry -> word(entry, IndexFields.LANGUAGE))
                        .filter(language -> !language.isEmpty()));
    }

    public Optional<StoredPush> push(String idempotencyKey) {
        return find(IndexFields.key(IndexFields.TYPE_PUSH, idempotencyKey))
                .map(entry -> stored(entry, StoredPush.class));
    }

    /** Returns the newest version of a document, or its withdrawal. */
    Optional<VersionStamp> version(String document) {
        return find(IndexFields.key("document", document)).map(this::stamp);
    }

    private VersionStamp stamp(int entry) {
        return new VersionStamp(
                Instant.ofEpochSecond(number(entry, IndexFields.FETCHED), number(entry, IndexFields.FETCHED_NANO)),
                word(entry, IndexFields.VERSION));
    }

    private IndexSegment segment(int entry) {
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        return new IndexSegment(leaves.get(ReaderUtil.subIndex(entry, leaves)), caches);
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

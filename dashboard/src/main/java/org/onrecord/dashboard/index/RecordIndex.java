package org.onrecord.dashboard.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.onrecord.dashboard.feed.Arrival;
import org.onrecord.dashboard.feed.Change;
import org.onrecord.dashboard.feed.DeadLetterEntry;
import org.onrecord.dashboard.feed.Offsets;
import org.onrecord.dashboard.feed.Partition;
import org.onrecord.events.Alert;
import org.onrecord.events.Document;
import org.onrecord.events.DocumentEvent;
import org.onrecord.events.Event;
import org.onrecord.events.HostPace;
import org.onrecord.events.SourceItem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the topics hold, on disk and searchable. One thread writes; any number read.
 *
 * <p>The offsets read stand in the same commit as what was read, so a process killed at any moment goes on from its last commit;
 * every entry has the key of its record, so reading a record again changes nothing. Nothing here is precious: an index of another
 * format or of another cluster is thrown away and read anew.
 */
public final class RecordIndex implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RecordIndex.class);
    private static final double BUFFER_MB = 16;
    private static final Duration KEEP_DEAD_LETTERS = Duration.ofDays(30);
    private static final Duration KEEP_PUSHES = Duration.ofDays(30);
    private static final Duration KEEP_WITHDRAWN = Duration.ofDays(30);
    private static final int PENDING_DOCUMENTS = 20_000;

    private final FSDirectory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final Shown.Cache shown = new Shown.Cache();
    /** Newest events of documents that the searchers do not see yet. */
    private final Map<String, Version> pendingDocuments = new HashMap<>();

    /** Alerts that the searchers do not see yet. */
    private final Map<String, Raised> pendingAlerts = new HashMap<>();

    private String origin;
    private Offsets offsets;

    private record Version(Instant fetched, String version) {
        boolean holdsAgainst(DocumentEvent event) {
            int byTime = fetched.compareTo(event.fetched());
            return byTime != 0 ? byTime > 0 : version.compareTo(event.version()) > 0;
        }
    }

    private record Raised(Alert alert, Instant at) {}

    private RecordIndex(FSDirectory directory, IndexWriter writer) throws IOException {
        this.directory = directory;
        this.writer = writer;
        this.searchers = new SearcherManager(writer, new SearcherFactory());
        Map<String, String> committed = committed(writer);
        if (!committed.isEmpty() && !Schema.FORMAT.equals(committed.get("format"))) {
            LOG.info(
                    "The index has format {}, this version writes {}: reading the topics anew",
                    committed.get("format"),
                    Schema.FORMAT);
            writer.deleteAll();
            committed = Map.of();
        }
        this.origin = committed.getOrDefault("origin", "");
        this.offsets = offsets(committed);
        refresh();
    }

    /**
     * Opens the index in a folder, or makes an empty one there.
     *
     * @throws IllegalStateException if another process has it open, with a sentence for people
     * @throws UncheckedIOException if the folder cannot be used
     */
    public static RecordIndex open(Path folder) {
        try {
            Files.createDirectories(folder);
            return openOrRebuild(folder);
        } catch (LockObtainFailedException e) {
            throw new IllegalStateException(
                    "the index folder " + folder
                            + " is in use by another process; stop it or give this one another folder",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException("the index folder " + folder + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static RecordIndex openOrRebuild(Path folder) throws IOException {
        FSDirectory directory = FSDirectory.open(folder);
        try {
            return new RecordIndex(
                    directory, new IndexWriter(directory, config(IndexWriterConfig.OpenMode.CREATE_OR_APPEND)));
        } catch (CorruptIndexException
                | IndexFormatTooOldException
                | IndexFormatTooNewException
                | IllegalArgumentException e) {
            LOG.warn("The index in {} cannot be read ({}): reading the topics anew", folder, e.getMessage());
            return new RecordIndex(directory, new IndexWriter(directory, config(IndexWriterConfig.OpenMode.CREATE)));
        }
    }

    private static IndexWriterConfig config(IndexWriterConfig.OpenMode mode) {
        return new IndexWriterConfig(Schema.analyzer())
                .setOpenMode(mode)
                .setRAMBufferSizeMB(BUFFER_MB)
                .setCommitOnClose(false);
    }

    /** What the index was read from; empty for a new one. */
    public String origin() {
        return origin;
    }

    /** The offsets to go on from. */
    public Offsets offsets() {
        return offsets;
    }

    /** Forgets everything and begins with another origin. */
    public void restart(String newOrigin) {
        io(() -> {
            writer.deleteAll();
            pendingDocuments.clear();
            pendingAlerts.clear();
            origin = newOrigin;
            commit(Offsets.NONE);
            refresh();
        });
    }

    /**
     * Takes one record in. What is older than what is known of its document is noted as an earlier version and changes nothing else.
     *
     * @return true if it changed what holds
     * @throws IllegalArgumentException if the record has a form that the index cannot take
     */
    public boolean apply(Arrival arrival) {
        return switch (arrival.change()) {
            case Change.Put put -> put(put, arrival.received());
            case Change.Remove gone -> {
                if (gone.type().equals("alert")) {
                    keepWithdrawn(gone, arrival.received());
                }
                io(() -> writer.deleteDocuments(Schema.key(gone.type(), gone.key())));
                yield true;
            }
            case Change.Quarantined dead -> {
                DeadLetterEntry letter = dead.letter();
                io(() -> writer.updateDocument(Schema.key(Schema.TYPE_DEAD_LETTER, letter.id()), Schema.entry(letter)));
                yield true;
            }
            case Change.Retried retried -> retried(retried.letter(), arrival.received());
            case Change.PassedOver nothing -> {
                LOG.trace("{}: {}", arrival.place(), nothing);
                yield false;
            }
            case Change.Unreadable unreadable -> {
                LOG.debug("nothing to take in: {}", unreadable.reason());
                yield false;
            }
        };
    }

    /** An alert that is withdrawn is kept apart from those that stand, with when and why. */
    private void keepWithdrawn(Change.Remove gone, Instant at) {
        Optional<Raised> raised = Optional.ofNullable(pendingAlerts.remove(gone.key()))
                .or(() -> read(reading -> reading.find(Schema.key("alert", gone.key()))
                        .map(entry -> new Raised(reading.event(entry, Alert.class), reading.received(entry)))));
        raised.map(each -> new WithdrawnAlert(
                        each.alert(), each.at(), at, gone.reason().orElse(WithdrawnAlert.NO_REASON)))
                .ifPresent(withdrawn -> io(() -> writer.updateDocument(
                        Schema.key(Schema.TYPE_WITHDRAWN_ALERT, gone.key()), Schema.entry(withdrawn))));
    }

    private boolean retried(String id, Instant at) {
        refresh();
        Optional<DeadLetterEntry> letter = read(reading -> Strip.deadLetter(reading, id));
        letter.ifPresent(known -> io(() ->
                writer.updateDocument(Schema.key(Schema.TYPE_DEAD_LETTER, id), Schema.entry(known.retriedAt(at)))));
        return letter.isPresent();
    }

    private boolean put(Change.Put put, Instant received) {
        put.push()
                .ifPresent(mark -> io(() -> writer.updateDocument(
                        Schema.key(Schema.TYPE_PUSH, mark.idempotencyKey()),
                        Schema.entry(mark, put.event().key(), received))));
        return switch (put.event()) {
            case SourceItem item -> {
                LOG.debug("{} is ingest's own affair", item.key());
                yield false;
            }
            case HostPace host -> {
                LOG.debug("{} is ingest's own affair", host.key());
                yield false;
            }
            case DocumentEvent event -> putNewest(event, received);
            case Alert alert -> {
                pendingAlerts.put(alert.id(), new Raised(alert, received));
                io(() -> writer.deleteDocuments(Schema.key(Schema.TYPE_WITHDRAWN_ALERT, alert.id())));
                io(() -> writer.updateDocument(Schema.key(alert), Schema.entry(alert, received)));
                yield true;
            }
            case Event event -> {
                io(() -> writer.updateDocument(Schema.key(event), Schema.entry(event, received)));
                yield true;
            }
        };
    }

    private boolean putNewest(DocumentEvent event, Instant received) {
        if (event instanceof Document document) {
            Versions.Version version = Versions.Version.of(document);
            io(() -> writer.updateDocument(
                    Schema.key(Schema.TYPE_VERSION, version.key()), Schema.entry(version, received)));
        }
        Optional<Version> known = Optional.ofNullable(pendingDocuments.get(event.id()))
                .or(() -> read(reading ->
                        reading.version(event.id()).map(entry -> new Version(entry.fetched(), entry.version()))));
        if (known.isPresent() && known.get().holdsAgainst(event)) {
            return false;
        }
        io(() -> writer.updateDocument(Schema.key(event), Schema.entry(event, received)));
        pendingDocuments.put(event.id(), new Version(event.fetched(), event.version()));
        if (pendingDocuments.size() > PENDING_DOCUMENTS) {
            refresh();
        }
        return true;
    }

    /** Makes what was taken in visible to readers. */
    public void refresh() {
        io(() -> searchers.maybeRefreshBlocking());
        pendingDocuments.clear();
        pendingAlerts.clear();
    }

    /** Makes what was taken in safe, together with the offsets to go on from. */
    public void commit(Offsets next) {
        offsets = next;
        Map<String, String> data = new TreeMap<>();
        data.put("format", Schema.FORMAT);
        data.put("origin", origin);
        next.next()
                .forEach((partition, offset) ->
                        data.put("offset " + partition.number() + " " + partition.topic(), Long.toString(offset)));
        io(() -> {
            writer.setLiveCommitData(data.entrySet());
            writer.commit();
        });
    }

    /** Remembers the offsets to go on from after a loss of connection; safe only with the next commit. */
    public void advance(Offsets next) {
        offsets = next;
    }

    /** Drops dead letters, idempotency keys and withdrawn alerts that are older than what the topics keep of them. */
    public void dropOld(Instant now) {
        drop(Schema.TYPE_DEAD_LETTER, now.minus(KEEP_DEAD_LETTERS));
        drop(Schema.TYPE_PUSH, now.minus(KEEP_PUSHES));
        drop(Schema.TYPE_WITHDRAWN_ALERT, now.minus(KEEP_WITHDRAWN));
    }

    private void drop(String type, Instant before) {
        BooleanQuery old = new BooleanQuery.Builder()
                .add(new TermQuery(new Term(Schema.TYPE, type)), BooleanClause.Occur.FILTER)
                .add(
                        LongPoint.newRangeQuery(Schema.RECEIVED, Long.MIN_VALUE, before.toEpochMilli()),
                        BooleanClause.Occur.FILTER)
                .build();
        io(() -> writer.deleteDocuments(old));
    }

    /** Asks the index as of its last refresh. */
    public <T> T read(Function<Reading, T> question) {
        IndexSearcher searcher = acquire();
        try {
            return question.apply(new Reading(searcher, shown));
        } finally {
            io(() -> searchers.release(searcher));
        }
    }

    private IndexSearcher acquire() {
        try {
            return searchers.acquire();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes everything safe and closes. */
    @Override
    public void close() {
        io(() -> {
            if (writer.isOpen()) {
                commit(offsets);
            }
            searchers.close();
            writer.close();
            directory.close();
        });
    }

    /** Closes as if the process were killed: what was not committed is gone. */
    void kill() {
        io(() -> {
            searchers.close();
            writer.rollback();
            directory.close();
        });
    }

    private static Map<String, String> committed(IndexWriter writer) {
        Map<String, String> data = new HashMap<>();
        Iterable<Map.Entry<String, String>> live = writer.getLiveCommitData();
        if (live != null) {
            live.forEach(entry -> data.put(entry.getKey(), entry.getValue()));
        }
        return data;
    }

    private static Offsets offsets(Map<String, String> data) {
        TreeMap<Partition, Long> next = new TreeMap<>();
        data.forEach((name, value) -> {
            String[] parts = name.split(" ", 3);
            if (parts.length == 3 && parts[0].equals("offset")) {
                next.put(new Partition(parts[2], Integer.parseInt(parts[1])), Long.parseLong(value));
            }
        });
        return new Offsets(next);
    }

    private interface Io {
        void run() throws IOException;
    }

    private static void io(Io action) {
        try {
            action.run();
        } catch (IOException e) {
            throw new UncheckedIOException("the index cannot be used: " + e.getMessage(), e);
        }
    }
}

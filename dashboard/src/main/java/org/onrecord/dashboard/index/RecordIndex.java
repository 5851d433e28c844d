package org.onrecord.dashboard.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
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
import org.apache.lucene.index.QueryTimeout;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.LockObtainFailedException;
import org.onrecord.dashboard.record.DeadLetterItem;
import org.onrecord.dashboard.record.IndexChange;
import org.onrecord.dashboard.record.Partition;
import org.onrecord.dashboard.record.ReadOffsets;
import org.onrecord.dashboard.record.ReceivedRecord;
import org.onrecord.events.Alert;
import org.onrecord.events.Document;
import org.onrecord.events.DocumentEvent;
import org.onrecord.events.Event;
import org.onrecord.events.Forgotten;
import org.onrecord.events.HostPace;
import org.onrecord.events.SourceItem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The searchable index of the topics, on disk. One thread writes; any number of threads read.
 *
 * <p>Each commit holds the records and the offsets read so far, so a process that is killed resumes from its last commit. Every entry
 * is stored under the key of its record, so reading a record twice changes nothing. The index holds nothing that the topics do not: one
 * in another format or of another cluster is deleted and rebuilt.
 */
public final class RecordIndex implements IndexReads, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RecordIndex.class);
    private static final double BUFFER_MB = 16;

    /** How long the topics keep dead letters, idempotency keys and withdrawn alerts. */
    private static final Duration RETENTION = Duration.ofDays(30);

    private static final int MAX_PENDING_DOCUMENTS = 20_000;

    private final PrivateDirectory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final IndexCaches caches = new IndexCaches();

    /** The newest versions of documents that searchers do not see yet; {@link VersionStamp#NONE} for one that was removed. */
    private final Map<String, VersionStamp> pendingDocuments = new HashMap<>();

    /** The alerts that searchers do not see yet. */
    private final Map<String, RaisedAlert> pendingAlerts = new HashMap<>();

    /** True if deleted entries must leave the disk with the next commit. */
    private boolean purging;

    private String origin;
    private ReadOffsets offsets;

    private record RaisedAlert(Alert alert, Instant at) {}

    private RecordIndex(PrivateDirectory directory, IndexWriter writer) throws IOException {
        this.directory = directory;
        this.writer = writer;
        this.searchers = new SearcherManager(writer, new SearcherFactory());
        Map<String, String> committed = committed(writer);
        if (!committed.isEmpty() && !IndexFields.FORMAT.equals(committed.get("format"))) {
            LOG.info(
                    "The index has format {} and this version writes {}: rebuilding it from the topics",
                    committed.get("format"),
                    IndexFields.FORMAT);
            writer.deleteAll();
            committed = Map.of();
        }
        this.origin = committed.getOrDefault("origin", "");
        this.offsets = offsets(committed);
        refresh();
    }

    /**
     * Opens the index in a folder, or creates an empty one there.
     *
     * @throws IllegalStateException if another process has it open, with a message for people
     * @throws UncheckedIOException if the folder cannot be used
     */
    public static RecordIndex open(Path folder) {
        try {
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
        PrivateDirectory directory = PrivateDirectory.open(folder);
        try {
            return new RecordIndex(
                    directory, new IndexWriter(directory, config(IndexWriterConfig.OpenMode.CREATE_OR_APPEND)));
        } catch (CorruptIndexException
                | IndexFormatTooOldException
                | IndexFormatTooNewException
                | IllegalArgumentException e) {
            LOG.warn("The index in {} cannot be read ({}): rebuilding it from the topics", folder, e.getMessage());
            return new RecordIndex(directory, new IndexWriter(directory, config(IndexWriterConfig.OpenMode.CREATE)));
        }
    }

    private static IndexWriterConfig config(IndexWriterConfig.OpenMode mode) {
        return new IndexWriterConfig(IndexFields.analyzer())
                .setMergePolicy(new TieredMergePolicy().setForceMergeDeletesPctAllowed(0))
                .setOpenMode(mode)
                .setRAMBufferSizeMB(BUFFER_MB)
                .setCommitOnClose(false);
    }

    /** Returns the identity of the cluster and topics that the index was read from; empty for a new index. */
    public String origin() {
        return origin;
    }

    public ReadOffsets offsets() {
        return offsets;
    }

    /** Deletes everything and starts over with another origin. */
    public void restart(String newOrigin) {
        io(() -> {
            writer.deleteAll();
            pendingDocuments.clear();
            pendingAlerts.clear();
            origin = newOrigin;
            commit(ReadOffsets.NONE);
            refresh();
        });
    }

    /**
     * Applies one record. A document older than the known version is stored as an earlier version and changes nothing else.
     *
     * @return true if the record changed the current state
     * @throws IllegalArgumentException if the index keeps no records of this type
     */
    public boolean apply(ReceivedRecord record) {
        return switch (record.change()) {
            case IndexChange.Put put -> put(put, record.received());
            case IndexChange.Remove removal -> {
                if (removal.type().equals("alert")) {
                    keepWithdrawn(removal, record.received());
                }
                io(() -> writer.deleteDocuments(IndexFields.key(removal.type(), removal.key())));
                if (removal.type().equals("document")) {
                    io(() -> writer.deleteDocuments(IndexQueries.term(IndexFields.VERSION_OF, removal.key())));
                    pendingDocuments.put(removal.key(), VersionStamp.NONE);
                }
                yield true;
            }
            case IndexChange.PutUnconfirmed put -> store(IndexEntry.ofUnconfirmed(put.alert(), record.received()));
            case IndexChange.AddDeadLetter dead -> store(IndexEntry.of(dead.letter()));
            case IndexChange.MarkRetried retried -> markRetried(retried.id(), record.received());
            case IndexChange.Skip skipped -> false;
            case IndexChange.Unreadable unreadable -> false;
        };
    }

    /** Keeps a withdrawn alert apart from the standing ones, with the time and the reason. */
    private void keepWithdrawn(IndexChange.Remove removal, Instant at) {
        Optional.ofNullable(pendingAlerts.remove(removal.key()))
                .or(() -> read(snapshot -> snapshot.find(IndexFields.key("alert", removal.key()))
                        .map(entry -> new RaisedAlert(snapshot.event(entry, Alert.class), snapshot.received(entry)))))
                .map(raised -> new WithdrawnAlert(
                        raised.alert(), raised.at(), at, removal.reason().orElse(WithdrawnAlert.NO_REASON)))
                .ifPresent(withdrawn -> store(IndexEntry.of(withdrawn)));
    }

    private boolean markRetried(String id, Instant at) {
        refresh();
        Optional<DeadLetterItem> letter =
                read(snapshot -> snapshot.find(IndexFields.key(IndexFields.TYPE_DEAD_LETTER, id))
                        .map(entry -> snapshot.stored(entry, DeadLetterItem.class)));
        letter.ifPresent(known -> store(IndexEntry.of(known.retriedAt(at))));
        return letter.isPresent();
    }

    private boolean put(IndexChange.Put put, Instant received) {
        put.push()
                .ifPresent(key -> store(IndexEntry.of(
                        new IndexSnapshot.StoredPush(key, put.event().key()), received)));
        return switch (put.event()) {
            case SourceItem item -> false;
            case HostPace host -> false;
            case Forgotten forgotten -> {
                purge(forgotten);
                yield store(IndexEntry.of(forgotten, received));
            }
            case DocumentEvent event -> putNewest(event, received);
            case Alert alert -> {
                pendingAlerts.put(alert.key(), new RaisedAlert(alert, received));
                io(() -> writer.deleteDocuments(IndexFields.key(IndexFields.TYPE_WITHDRAWN_ALERT, alert.key())));
                yield store(IndexEntry.of(alert, received));
            }
            case Event event -> store(IndexEntry.of(event, received));
        };
    }

    /** Deletes what the topics no longer have of a document, and from the disk with the next commit. */
    private void purge(Forgotten forgotten) {
        if (forgotten.removed() && forgotten.what() == Forgotten.What.DOCUMENT) {
            io(() -> writer.deleteDocuments(
                    IndexQueries.term(IndexFields.VERSION_OF, forgotten.id()),
                    IndexQueries.allOf(
                            IndexQueries.type(IndexFields.TYPE_WITHDRAWN_ALERT),
                            IndexQueries.term(IndexFields.PROVES, forgotten.id()))));
            purging = true;
        }
    }

    private boolean store(IndexEntry entry) {
        io(() -> writer.updateDocument(entry.key(), entry.fields()));
        return true;
    }

    private boolean putNewest(DocumentEvent event, Instant received) {
        if (event instanceof Document document) {
            store(IndexEntry.ofVersion(document, received));
        }
        VersionStamp stamp = new VersionStamp(event.fetched(), event.version());
        Optional<VersionStamp> known = Optional.ofNullable(pendingDocuments.get(event.id()))
                .or(() -> read(snapshot -> snapshot.version(event.id())));
        if (known.isPresent() && known.get().isNewerThan(stamp)) {
            return false;
        }
        store(IndexEntry.of(event, received));
        pendingDocuments.put(event.id(), stamp);
        if (pendingDocuments.size() > MAX_PENDING_DOCUMENTS) {
            refresh();
        }
        return true;
    }

    /** Makes all applied records visible to readers. */
    public void refresh() {
        io(() -> searchers.maybeRefreshBlocking());
        pendingDocuments.clear();
        pendingAlerts.clear();
    }

    /** Writes all applied records to disk, together with the offsets at which reading continues. */
    public void commit(ReadOffsets next) {
        offsets = next;
        Map<String, String> data = new TreeMap<>();
        data.put("format", IndexFields.FORMAT);
        data.put("origin", origin);
        next.next()
                .forEach((partition, offset) ->
                        data.put("offset " + partition.number() + " " + partition.topic(), Long.toString(offset)));
        io(() -> {
            if (purging) {
                writer.forceMergeDeletes();
            }
            writer.setLiveCommitData(data.entrySet());
            writer.commit();
        });
        if (purging) {
            refresh(); // Readers hold the files of what they see.
            io(writer::deleteUnusedFiles);
            purging = false;
        }
    }

    /** Notes the offsets at which reading continues after a lost connection; only the next commit writes them to disk. */
    public void advance(ReadOffsets next) {
        offsets = next;
    }

    /** Deletes dead letters, idempotency keys and withdrawn alerts that the topics no longer keep. */
    public void dropOld(Instant now) {
        List<String> types =
                List.of(IndexFields.TYPE_DEAD_LETTER, IndexFields.TYPE_PUSH, IndexFields.TYPE_WITHDRAWN_ALERT);
        long last = now.minus(RETENTION).toEpochMilli();
        io(() -> writer.deleteDocuments(IndexQueries.allOf(
                IndexQueries.anyOf(IndexFields.TYPE, types),
                LongPoint.newRangeQuery(IndexFields.RECEIVED, Long.MIN_VALUE, last))));
    }

    @Override
    public <T> T read(Function<IndexSnapshot, T> question) {
        return read(question, () -> false);
    }

    /**
     * Reads for a limited time.
     *
     * @throws ReadRefusedException if the question takes longer
     */
    <T> T read(Function<IndexSnapshot, T> question, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        return read(question, () -> System.nanoTime() - end > 0);
    }

    private <T> T read(Function<IndexSnapshot, T> question, QueryTimeout timeout) {
        IndexSearcher newest = IndexSnapshot.io(searchers::acquire);
        try {
            IndexSearcher limited = new IndexSearcher(newest.getIndexReader());
            limited.setTimeout(timeout);
            return question.apply(new IndexSnapshot(limited, caches, timeout));
        } finally {
            io(() -> searchers.release(newest));
        }
    }

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

    /** Closes as if the process were killed: everything after the last commit is lost. */
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

    private static ReadOffsets offsets(Map<String, String> data) {
        TreeMap<Partition, Long> next = new TreeMap<>();
        data.forEach((name, value) -> {
            String[] parts = name.split(" ", 3);
            if (parts.length == 3 && parts[0].equals("offset")) {
                next.put(new Partition(parts[2], Integer.parseInt(parts[1])), Long.parseLong(value));
            }
        });
        return new ReadOffsets(next);
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

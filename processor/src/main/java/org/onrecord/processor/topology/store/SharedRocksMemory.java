package org.onrecord.processor.topology.store;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.jspecify.annotations.Nullable;
import org.onrecord.processor.natives.NativeLibrary;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.CompressionType;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * Bounds the memory of RocksDB: all stores of the process share one cache, and the write buffers of the first application count against it. Every
 * further application, of another issue, has a budget for write buffers of its own.
 *
 * <p>The budget of the write buffers suffices for about eighty stores, those of one application. With a smaller one, buffers left over from a restore use it up: then
 * RocksDB flushes every write to another store on its own, into thousands of files, and writes stall for minutes.
 */
public final class SharedRocksMemory implements RocksDBConfigSetter {
    /** Digits of the id of a wording, of the name of a bucket and of the hash of an actor. */
    private static final int ID = 32;

    private static final int BUCKET = 16;
    private static final int ACTOR = 16;

    private static final long MEGABYTE = 1024 * 1024;
    private static final long CACHE_BYTES = 64 * MEGABYTE;
    private static final long WRITE_BUFFERS_BYTES = 40 * MEGABYTE;
    private static final long WRITE_BUFFER_BYTES = MEGABYTE / 2;

    /**
     * The length of the beginning by which a store is searched, if it is searched by that alone: then the filters of its files tell that there is
     * nothing to find, as they mostly do, and no file is read.
     */
    private static final Map<String, Integer> PREFIXES =
            Map.of("wording-buckets", BUCKET + 1, "wording-copies", ID + 1, "carriers", ACTOR + 1 + ID + 1);

    static {
        NativeLibrary.ROCKS_DB.prepare();
        RocksDB.loadLibrary();
    }

    private static final Cache CACHE = new LRUCache(CACHE_BYTES, -1, false, 0.1);
    private static final Map<String, WriteBufferManager> WRITE_BUFFERS = new HashMap<>();

    private static WriteBufferManager writeBuffers(String application) {
        synchronized (WRITE_BUFFERS) {
            return WRITE_BUFFERS.computeIfAbsent(
                    application,
                    unseen -> new WriteBufferManager(
                            WRITE_BUFFERS_BYTES,
                            WRITE_BUFFERS.isEmpty() ? CACHE : new LRUCache(WRITE_BUFFERS_BYTES, -1, false, 0.1)));
        }
    }

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(CACHE);
        table.setCacheIndexAndFilterBlocks(true);
        table.setPinTopLevelIndexAndFilter(true);
        options.setWriteBufferManager(writeBuffers(String.valueOf(configs.get(StreamsConfig.APPLICATION_ID_CONFIG))));
        options.setWriteBufferSize(WRITE_BUFFER_BYTES);
        options.setMaxWriteBufferNumber(3);
        options.setTableFormatConfig(table);
        // State is JSON, whose names repeat: a third of the bytes. Kafka Streams compresses nothing by default.
        options.setCompressionType(CompressionType.LZ4_COMPRESSION);
        // What was deleted leaves the disk within a day, and not only when there is something else to be merged with
        // it.
        options.setPeriodicCompactionSeconds(Duration.ofDays(1).toSeconds());
        // Forty stores are opened one after the other at a start: none of them starts sixteen threads for its few
        // files, or looks through them.
        options.setMaxFileOpeningThreads(1);
        options.setSkipStatsUpdateOnDbOpen(true);
        options.setSkipCheckingSstFileSizesOnDbOpen(true);
        @Nullable Integer prefix = PREFIXES.get(storeName);
        if (prefix != null) {
            options.useFixedLengthPrefixExtractor(prefix);
        }
    }

    @Override
    public void close(String storeName, Options options) {
        // The cache and the write buffers belong to all stores and live as long as the process.
    }
}

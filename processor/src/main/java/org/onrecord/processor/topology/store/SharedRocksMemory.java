package org.onrecord.processor.topology.store;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.onrecord.processor.natives.NativeLibrary;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
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
    private static final long MEGABYTE = 1024 * 1024;
    private static final long CACHE_BYTES = 64 * MEGABYTE;
    private static final long WRITE_BUFFERS_BYTES = 40 * MEGABYTE;
    private static final long WRITE_BUFFER_BYTES = MEGABYTE / 2;

    static {
        NativeLibrary.ROCKS_DB.prepare();
        RocksDB.loadLibrary();
    }

    private static final Cache CACHE = new LRUCache(CACHE_BYTES, -1, false, 0.1);
    private static final Map<String, WriteBufferManager> WRITE_BUFFERS = new HashMap<>();

    /** Returns the budget of an application. */
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
    }

    @Override
    public void close(String storeName, Options options) {
        // The cache and the write buffers belong to all stores and live as long as the process.
    }
}

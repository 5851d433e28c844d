package org.onrecord.processor.topology;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * Gives all stores of the process one cache, of which their write buffers take a part, so that memory does not grow without bounds.
 *
 * <p>The budget of the write buffers is what some eighty stores can fill: a smaller one is used up by buffers that nobody writes to any more
 * after a restore, and every write to any other store is then flushed on its own, thousands of files, and writes stand still for minutes.
 */
public final class SharedRocksMemory implements RocksDBConfigSetter {
    private static final long MEGABYTE = 1024 * 1024;
    private static final long CACHE_BYTES = 64 * MEGABYTE;
    private static final long WRITE_BUFFERS_BYTES = 40 * MEGABYTE;
    private static final long WRITE_BUFFER_BYTES = MEGABYTE / 2;

    static {
        RocksDB.loadLibrary();
    }

    private static final Cache CACHE = new LRUCache(CACHE_BYTES, -1, false, 0.1);
    private static final WriteBufferManager WRITE_BUFFERS = new WriteBufferManager(WRITE_BUFFERS_BYTES, CACHE);

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(CACHE);
        table.setCacheIndexAndFilterBlocks(true);
        table.setPinTopLevelIndexAndFilter(true);
        options.setWriteBufferManager(WRITE_BUFFERS);
        options.setWriteBufferSize(WRITE_BUFFER_BYTES);
        options.setMaxWriteBufferNumber(3);
        options.setTableFormatConfig(table);
    }

    @Override
    public void close(String storeName, Options options) {
        // The cache and the write buffers are shared by all stores: they live as long as the process.
    }
}

package org.onrecord.app.offline;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.onrecord.processor.model.StanceReader;

/** Keeps every reading in memory: learning decides the same passages several times. */
final class CachedReader implements StanceReader {
    private final StanceReader reader;
    private final Map<Query, Reading> readings = new ConcurrentHashMap<>();

    CachedReader(StanceReader reader) {
        this.reader = reader;
    }

    @Override
    public Reading read(Query query, String language) {
        return readings.computeIfAbsent(query, key -> reader.read(key, language));
    }

    @Override
    public String id() {
        return reader.id();
    }

    @Override
    public void close() {
        reader.close();
    }
}

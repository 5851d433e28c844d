package org.onrecord.bench;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.onrecord.processor.model.StanceReader;

/** Keeps every reading in memory, so that a bench that decides passages many times has them read once. */
final class KeptReadings implements StanceReader {
    private final StanceReader reader;
    private final Map<Query, Reading> readings = new ConcurrentHashMap<>();

    KeptReadings(StanceReader reader) {
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

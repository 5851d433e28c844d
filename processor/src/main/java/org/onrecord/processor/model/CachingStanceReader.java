package org.onrecord.processor.model;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A reader that keeps every reading in memory, for learning, which reads the same passages many times. */
public final class CachingStanceReader implements StanceReader {
    private final StanceReader reader;
    private final Map<Query, Reading> readings = new ConcurrentHashMap<>();

    /** @param reader whose readings are kept; closed with this one */
    public CachingStanceReader(StanceReader reader) {
        this.reader = reader;
    }

    @Override
    public Reading read(Query query, String language) {
        return readings.computeIfAbsent(query, key -> reader.read(key, language));
    }

    @Override
    public Optional<IssueStanceReader> ofIssue(String name) {
        return reader.ofIssue(name);
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

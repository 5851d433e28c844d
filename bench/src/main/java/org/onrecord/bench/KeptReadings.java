package org.onrecord.bench;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.onrecord.events.Ids;
import org.onrecord.processor.model.Script;
import org.onrecord.processor.model.StanceReader;

/** A stance reader that keeps every answer in memory, for measurements that ask the same many times. */
public final class KeptReadings implements StanceReader {
    private final StanceReader reader;
    private final Map<String, Reading> readings = new ConcurrentHashMap<>();

    public KeptReadings(StanceReader reader) {
        this.reader = reader;
    }

    /** Returns the number of readings so far. */
    public int size() {
        return readings.size();
    }

    @Override
    public Reading read(Query query, String language) {
        String key = Ids.hash(
                Script.readsChinese(language) ? "zh" : "en",
                query.claim(),
                query.side(),
                String.join("\u0000", query.sentences()));
        return readings.computeIfAbsent(key, unread -> reader.read(query, language));
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

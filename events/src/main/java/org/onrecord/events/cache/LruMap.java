package org.onrecord.events.cache;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map of the most recently used entries. Threads that share it have to synchronize. */
public final class LruMap<K, V> extends LinkedHashMap<K, V> {
    private final int most;

    /** @param most number of entries that are kept */
    public LruMap(int most) {
        super(16, 0.75f, true);
        this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
    }
}

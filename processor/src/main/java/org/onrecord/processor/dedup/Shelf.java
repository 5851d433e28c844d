package org.onrecord.processor.dedup;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values by key, in the order of their keys: a store of the processor, or a map. */
public interface Shelf<V> {

    /** The value of a key, or null. */
    @Nullable
    V get(String key);

    /** Puts a value in place of the key's former one. */
    void put(String key, V value);

    /** Takes a key away, if it is there. */
    void delete(String key);

    /** The first keys that begin so, in order, at most that many. */
    List<String> keys(String prefix, int most);

    /** The values of all keys that begin so, in the order of their keys. */
    List<V> values(String prefix);
}

package org.onrecord.ingest.extract.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.onrecord.events.resource.WordLists;

/**
 * A table from words to bits. The caller hashes a word while reading it, so that no string is created. The n-th list of
 * the resource is bit n. Words with the same 64-bit hash would be confused,
 * but the tables have only some thousand words.
 */
final class WordTable {
    static final long START = 0xcbf29ce484222325L;
    private static final int SIEVE = 1 << 15;

    /** A filter that fits into the processor's cache and rejects most words that are not in the table. */
    private final long[] sieve = new long[SIEVE / Long.SIZE];

    private final Map<Long, Long> bits = new HashMap<>();
    private final List<String> kinds;

    private WordTable(List<String> kinds) {
        this.kinds = kinds;
    }

    static WordTable read(String resource) {
        Map<String, List<String>> lists =
                WordLists.read(WordTable.class, resource).byName();
        WordTable table = new WordTable(List.copyOf(lists.keySet()));
        for (int kind = 0; kind < table.kinds.size(); kind++) {
            long bit = 1L << kind;
            lists.getOrDefault(table.kinds.get(kind), List.of()).forEach(word -> table.put(hash(word), bit));
        }
        return table;
    }

    int kinds() {
        return kinds.size();
    }

    int kind(String name) {
        return kinds.indexOf(name);
    }

    static long step(long hash, char c) {
        return (hash ^ c) * 0x100000001b3L;
    }

    static long hash(String word) {
        long hash = START;
        for (int i = 0; i < word.length(); i++) {
            hash = step(hash, word.charAt(i));
        }
        return hash;
    }

    private void put(long hash, long kind) {
        sieve[place(hash)] |= 1L << (int) hash;
        bits.merge(hash, kind, (some, other) -> some | other);
    }

    /** Returns the kinds of a word as bits; 0 if the word is not in the table. */
    long get(long hash) {
        return (sieve[place(hash)] & 1L << (int) hash) == 0 ? 0 : bits.getOrDefault(hash, 0L);
    }

    private static int place(long hash) {
        return (int) (hash >>> 6) & SIEVE / Long.SIZE - 1;
    }
}

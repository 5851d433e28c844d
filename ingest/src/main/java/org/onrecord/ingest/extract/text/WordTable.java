package org.onrecord.ingest.extract.text;

import java.util.Arrays;
import java.util.List;
import org.onrecord.ingest.extract.wordlist.Resources;

/**
 * A table from words to bits. The caller hashes a word while reading it, so that no string is created. The resource has
 * lines {@code kind: word word ...}; the n-th line's kind is bit n. Words with the same 64-bit hash would be confused,
 * but the tables have only some thousand words.
 */
final class WordTable {
    static final long START = 0xcbf29ce484222325L;
    private static final int SIEVE = 1 << 15;

    /** A filter that fits into the processor's cache and rejects most words that are not in the table. */
    private final long[] sieve = new long[SIEVE / Long.SIZE];

    private final long[] hashes;
    private final long[] bits;
    private final List<String> kinds;

    private WordTable(int size, List<String> kinds) {
        int capacity = Integer.highestOneBit(Math.max(size, 8)) * 4;
        hashes = new long[capacity];
        bits = new long[capacity];
        this.kinds = kinds;
    }

    static WordTable read(String resource) {
        String text = Resources.text(WordTable.class, resource);
        String[] lines = text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toArray(String[]::new);
        List<String> kinds = Arrays.stream(lines)
                .map(line -> line.substring(0, line.indexOf(':')))
                .toList();
        WordTable table = new WordTable(text.length() / 6, kinds);
        for (int kind = 0; kind < lines.length; kind++) {
            for (String word :
                    lines[kind].substring(lines[kind].indexOf(':') + 1).strip().split(" +")) {
                table.put(hash(word), 1L << kind);
            }
        }
        return table;
    }

    int kinds() {
        return kinds.size();
    }

    /** Returns the number of a kind. */
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
        int slot = slot(hash);
        hashes[slot] = hash;
        sieve[place(hash)] |= 1L << (int) hash;
        bits[slot] |= kind;
    }

    /** Returns the kinds of a word as bits; 0 if the word is not in the table. */
    long get(long hash) {
        return (sieve[place(hash)] & 1L << (int) hash) == 0 ? 0 : bits[slot(hash)];
    }

    private static int place(long hash) {
        return (int) (hash >>> 6) & SIEVE / Long.SIZE - 1;
    }

    private int slot(long hash) {
        int mask = hashes.length - 1;
        int slot = (int) (hash ^ hash >>> 32) & mask;
        while (hashes[slot] != hash && hashes[slot] != 0) {
            slot = slot + 1 & mask;
        }
        return slot;
    }
}

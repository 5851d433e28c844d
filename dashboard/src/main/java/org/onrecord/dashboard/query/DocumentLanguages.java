package org.onrecord.dashboard.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.onrecord.dashboard.index.IndexFields;
import org.onrecord.dashboard.index.IndexQueries;
import org.onrecord.dashboard.index.IndexSegment;
import org.onrecord.dashboard.index.IndexSnapshot;

/**
 * The language of each document in one state of the index. A document is known by 52 bits of a hash of its id: among a million, two share
 * them with a probability of one in nine thousand.
 */
final class DocumentLanguages {
    /** The low bits of a key hold the number of the language. */
    private static final long LANGUAGE = (1 << 12) - 1;

    private final long[] keys;
    private final List<Optional<String>> languages;

    private DocumentLanguages(long[] keys, List<Optional<String>> languages) {
        this.keys = keys;
        this.languages = languages;
    }

    private record Question() {}

    static DocumentLanguages of(IndexSnapshot snapshot) {
        return snapshot.cached(new Question(), () -> compute(snapshot));
    }

    private static DocumentLanguages compute(IndexSnapshot snapshot) {
        Map<String, Integer> numbers = new HashMap<>();
        List<Optional<String>> languages = new ArrayList<>();
        Keys keys = new Keys();
        snapshot.scan(IndexQueries.type("document"), segment -> {
            IndexSegment.Numbers documents = segment.hashes(IndexFields.FETCHED_DOCUMENT);
            IndexSegment.Grouped<Integer> spoken = segment.grouped(
                    IndexFields.LANGUAGE,
                    language -> language.isEmpty() || numbers.size() > LANGUAGE
                            ? -1
                            : numbers.computeIfAbsent(language, key -> {
                                languages.add(Optional.of(key));
                                return languages.size() - 1;
                            }));
            return entry -> {
                int language = spoken.of(entry);
                if (language >= 0) {
                    keys.add(documents.of(entry, 0) & ~LANGUAGE | language);
                }
            };
        });
        return new DocumentLanguages(keys.sorted(), languages);
    }

    /** Returns the language of the document whose id has this hash; empty if it is unknown or states none. */
    Optional<String> language(long hash) {
        int at = Arrays.binarySearch(keys, hash & ~LANGUAGE);
        at = at < 0 ? -at - 1 : at;
        return at < keys.length && (keys[at] & ~LANGUAGE) == (hash & ~LANGUAGE)
                ? languages.get((int) (keys[at] & LANGUAGE))
                : Optional.empty();
    }

    private static final class Keys {
        private long[] all = new long[1024];
        private int number;

        void add(long key) {
            if (number == all.length) {
                all = Arrays.copyOf(all, 2 * number);
            }
            all[number++] = key;
        }

        long[] sorted() {
            long[] sorted = Arrays.copyOf(all, number);
            Arrays.sort(sorted);
            return sorted;
        }
    }
}

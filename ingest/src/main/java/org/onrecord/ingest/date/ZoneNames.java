package org.onrecord.ingest.date;

import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The abbreviations of time zones, in lower case. */
final class ZoneNames {
    private static final Map<String, Integer> HOURS =
            table("z 0, ut 0, gmt 0, utc 0, wet 0, bst 1, cet 1, mez 1, cest 2,"
                    + " mesz 2, eet 2, eest 3, msk 3, hkt 8, sgt 8, jst 9, kst 9, ast -4, adt -3, et -5, est -5, edt -4, ct -6,"
                    + " cst -6, cdt -5, mt -7, mst -7, mdt -6, pt -8, pst -8, pdt -7");

    /** Names that mean several zones or are words too. In feeds they have the meaning of RFC 822 and its users. */
    private static final Set<String> CLEAR_IN_FEEDS_ONLY =
            Set.of("wet", "bst", "ast", "adt", "et", "ct", "cst", "mt", "pt");

    private ZoneNames() {}

    private static Map<String, Integer> table(String rows) {
        return Arrays.stream(rows.split(", "))
                .map(row -> row.split(" "))
                .collect(Collectors.toUnmodifiableMap(row -> row[0], row -> Integer.valueOf(row[1])));
    }

    /** Returns the offset that a word in running text names; empty if it names none, or could mean several. */
    static Optional<ZoneOffset> inText(String word) {
        return CLEAR_IN_FEEDS_ONLY.contains(word) ? Optional.empty() : inFeed(word);
    }

    /** Returns the offset that a word in a feed's date names; empty if it names none. */
    static Optional<ZoneOffset> inFeed(String word) {
        return Optional.ofNullable(HOURS.get(word)).map(ZoneOffset::ofHours);
    }
}

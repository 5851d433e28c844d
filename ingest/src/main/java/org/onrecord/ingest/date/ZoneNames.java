package org.onrecord.ingest.date;

import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.onrecord.events.resource.WordLists;

/** The abbreviations of time zones, in lower case. */
final class ZoneNames {
    private static final WordLists ZONES = WordLists.read(ZoneNames.class, "zones.txt");
    private static final Set<String> AMBIGUOUS = ZONES.set("ambiguous");
    private static final Map<String, ZoneOffset> OFFSETS = offsets();

    private ZoneNames() {}

    private static Map<String, ZoneOffset> offsets() {
        Map<String, ZoneOffset> offsets = new HashMap<>();
        ZONES.byName().forEach((hours, names) -> {
            if (!hours.equals("ambiguous")) {
                names.forEach(name -> offsets.put(name, ZoneOffset.ofHours(Integer.parseInt(hours))));
            }
        });
        return offsets;
    }

    /** Returns the offset that a word in running text names; empty if it names none, or could mean several. */
    static Optional<ZoneOffset> inText(String word) {
        return AMBIGUOUS.contains(word) ? Optional.empty() : inFeed(word);
    }

    /** Returns the offset that a word in a feed's date names; empty if it names none. */
    static Optional<ZoneOffset> inFeed(String word) {
        return Optional.ofNullable(OFFSETS.get(word));
    }
}

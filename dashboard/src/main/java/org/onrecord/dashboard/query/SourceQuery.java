package org.onrecord.dashboard.query;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onrecord.dashboard.index.IndexQueries;
import org.onrecord.dashboard.index.IndexSnapshot;
import org.onrecord.events.SourceState;
import org.onrecord.events.SourceState.Health;

/**
 * Finds sources. Empty lists do not restrict.
 *
 * @param healths states of health, as in JSON
 * @param sides governments spoken for
 * @param kinds kinds of source, e.g. {@code feed}
 */
public record SourceQuery(List<String> healths, List<String> sides, List<String> kinds) {
    private static final List<Health> WORST_FIRST = List.of(
            Health.FAILING, Health.GONE, Health.REFUSED, Health.SILENT, Health.UNTRIED, Health.UNCHANGED, Health.FINE);

    private static final List<Health> TROUBLE = WORST_FIRST.subList(0, WORST_FIRST.indexOf(Health.UNTRIED));

    private static final Comparator<SourceState> ORDER = Comparator.<SourceState>comparingInt(
                    source -> WORST_FIRST.indexOf(source.health()))
            .thenComparing(SourceState::publisher)
            .thenComparing(SourceState::id);

    /** Returns a page of the sources, the worst health first, then by publisher and id. */
    public ResultPage<SourceState> page(IndexSnapshot snapshot, PageRequest request) {
        return ResultPage.of(
                all(snapshot).stream()
                        .filter(source -> isOneOf(healths, source.health().json())
                                && isOneOf(sides, source.side())
                                && isOneOf(kinds, source.kind()))
                        .toList(),
                request);
    }

    private static boolean isOneOf(List<String> wanted, @Nullable String value) {
        return wanted.isEmpty() || (value != null && wanted.contains(value));
    }

    public static Optional<SourceState> one(IndexSnapshot snapshot, String id) {
        return snapshot.find("source", id, SourceState.class);
    }

    /** Returns all sources, the worst health first. There are hundreds at most, so they are sorted in memory. */
    public static List<SourceState> all(IndexSnapshot snapshot) {
        return snapshot.all(IndexQueries.type("source"), SourceState.class).stream()
                .sorted(ORDER)
                .toList();
    }

    /** Returns the sources that deliver nothing and need attention, the worst health first. */
    public static List<SourceState> troubled(IndexSnapshot snapshot) {
        return all(snapshot).stream()
                .filter(source -> TROUBLE.contains(source.health()))
                .toList();
    }
}

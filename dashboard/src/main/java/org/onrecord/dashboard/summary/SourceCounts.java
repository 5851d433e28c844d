package org.onrecord.dashboard.summary;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.onrecord.dashboard.index.IndexSnapshot;
import org.onrecord.dashboard.query.SourceQuery;
import org.onrecord.events.SourceState;
import org.onrecord.events.SourceState.Health;

/**
 * Sources by health.
 *
 * @param unreachable true if sources with an address on the web were asked and none of them has ever answered
 * @param troubled sources that deliver nothing and need attention, the worst first; at most 50
 */
public record SourceCounts(
        int total,
        boolean unreachable,
        int fine,
        int unchanged,
        int untried,
        int failing,
        int refused,
        int silent,
        int gone,
        List<Troubled> troubled) {
    private static final int MAX_NAMED = 50;

    /**
     * A source that delivers nothing.
     *
     * @param reason why, for people; may be empty
     * @param since when that began
     */
    public record Troubled(String id, String publisher, Health health, String reason, Instant since) {}

    private record Question() {}

    /** Counts the sources, once for all issues. */
    static SourceCounts of(IndexSnapshot snapshot) {
        return snapshot.cached(new Question(), () -> compute(snapshot));
    }

    private static SourceCounts compute(IndexSnapshot snapshot) {
        List<SourceState> all = SourceQuery.all(snapshot);
        Map<Health, Integer> counts = new EnumMap<>(Health.class);
        all.forEach(source -> counts.merge(source.health(), 1, Integer::sum));
        return new SourceCounts(
                all.size(),
                unreachable(all),
                counts.getOrDefault(Health.FINE, 0),
                counts.getOrDefault(Health.UNCHANGED, 0),
                counts.getOrDefault(Health.UNTRIED, 0),
                counts.getOrDefault(Health.FAILING, 0),
                counts.getOrDefault(Health.REFUSED, 0),
                counts.getOrDefault(Health.SILENT, 0),
                counts.getOrDefault(Health.GONE, 0),
                SourceQuery.troubled(snapshot).stream()
                        .limit(MAX_NAMED)
                        .map(source -> new Troubled(
                                source.id(), source.publisher(), source.health(), source.reason(), source.since()))
                        .toList());
    }

    /** Returns true if no source on the web has ever answered, though some were asked: the network is missing, not one of them. */
    private static boolean unreachable(List<SourceState> all) {
        List<SourceState.Visits> asked = all.stream()
                .filter(source -> source.address().startsWith("http"))
                .map(SourceState::visits)
                .filter(visits -> visits.lastAttempt() != null)
                .toList();
        return !asked.isEmpty() && asked.stream().allMatch(visits -> visits.lastSuccess() == null);
    }
}

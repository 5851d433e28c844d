package org.onrecord.dashboard.summary;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.onrecord.dashboard.index.IndexFields;
import org.onrecord.dashboard.index.IndexQueries;
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
    private static final List<String> TROUBLE = Stream.of(Health.FAILING, Health.GONE, Health.REFUSED, Health.SILENT)
            .map(Health::json)
            .toList();

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
        return new SourceCounts(
                snapshot.count(IndexQueries.type("source")),
                unreachable(snapshot),
                count(snapshot, Health.FINE),
                count(snapshot, Health.UNCHANGED),
                count(snapshot, Health.UNTRIED),
                count(snapshot, Health.FAILING),
                count(snapshot, Health.REFUSED),
                count(snapshot, Health.SILENT),
                count(snapshot, Health.GONE),
                SourceQuery.sorted(snapshot, IndexQueries.anyOf(IndexFields.HEALTH, TROUBLE)).stream()
                        .limit(MAX_NAMED)
                        .map(source -> new Troubled(
                                source.id(), source.publisher(), source.health(), source.reason(), source.since()))
                        .toList());
    }

    /** Returns true if no source on the web has ever answered, though some were asked: the network is missing, not one of them. */
    private static boolean unreachable(IndexSnapshot snapshot) {
        List<SourceState> asked = SourceQuery.sorted(snapshot, IndexQueries.type("source")).stream()
                .filter(source ->
                        source.address().startsWith("http") && source.visits().lastAttempt() != null)
                .toList();
        return !asked.isEmpty()
                && asked.stream().allMatch(source -> source.visits().lastSuccess() == null);
    }

    private static int count(IndexSnapshot snapshot, Health health) {
        return snapshot.count(IndexQueries.term(IndexFields.HEALTH, health.json()));
    }
}

package org.onrecord.dashboard.summary;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.onrecord.dashboard.index.IndexFields;
import org.onrecord.dashboard.index.IndexQueries;
import org.onrecord.dashboard.index.IndexSnapshot;
import org.onrecord.dashboard.query.SourceQuery;
import org.onrecord.events.SourceState.Health;

/**
 * Sources by health.
 *
 * @param total all sources
 * @param troubled sources that deliver nothing and need attention, the worst first; at most 50
 */
public record SourceCounts(
        int total,
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

    static SourceCounts of(IndexSnapshot snapshot) {
        return new SourceCounts(
                snapshot.count(IndexQueries.type("source")),
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

    private static int count(IndexSnapshot snapshot, Health health) {
        return snapshot.count(IndexQueries.term(IndexFields.HEALTH, health.json()));
    }
}

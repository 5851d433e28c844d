package org.onrecord.dashboard.index;

import static org.onrecord.events.SourceState.Health.FAILING;
import static org.onrecord.events.SourceState.Health.FINE;
import static org.onrecord.events.SourceState.Health.GONE;
import static org.onrecord.events.SourceState.Health.REFUSED;
import static org.onrecord.events.SourceState.Health.SILENT;
import static org.onrecord.events.SourceState.Health.UNCHANGED;
import static org.onrecord.events.SourceState.Health.UNTRIED;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.onrecord.events.SourceState;
import org.onrecord.events.SourceState.Health;

/** The sources and how they do: what needs a person stands first. */
public final class Sources {
    /** The states in which a source gives nothing and somebody should look, the worst first. */
    private static final List<Health> TROUBLE = List.of(FAILING, GONE, REFUSED, SILENT);

    private static final List<Health> ORDER = List.of(FAILING, GONE, REFUSED, SILENT, UNTRIED, UNCHANGED, FINE);

    private static final Comparator<SourceState> WORST_FIRST = Comparator.<SourceState>comparingInt(
                    source -> ORDER.indexOf(source.health()))
            .thenComparing(SourceState::publisher)
            .thenComparing(SourceState::id);

    /** So many are named on the strip; the page of sources has all. */
    private static final int NAMED = 50;

    private Sources() {}

    /**
     * How many sources are in which state, and which need a person.
     *
     * @param total of all states
     * @param troubled those that fail, are gone, refuse robots or have fallen silent, the worst first; at most 50
     */
    public record Counts(
            int total,
            int fine,
            int unchanged,
            int untried,
            int failing,
            int refused,
            int silent,
            int gone,
            List<Troubled> troubled) {}

    /**
     * A source that gives nothing.
     *
     * @param reason why, for people; may be empty
     * @param since when that began
     */
    public record Troubled(String id, String publisher, Health health, String reason, Instant since) {
        private static Troubled of(SourceState source) {
            return new Troubled(source.id(), source.publisher(), source.health(), source.reason(), source.since());
        }
    }

    /** How many are in which state. */
    public static Counts counts(Reading reading) {
        return new Counts(
                reading.count(Reading.type("source")),
                count(reading, FINE),
                count(reading, UNCHANGED),
                count(reading, UNTRIED),
                count(reading, FAILING),
                count(reading, REFUSED),
                count(reading, SILENT),
                count(reading, GONE),
                sorted(reading, in(TROUBLE)).stream()
                        .limit(NAMED)
                        .map(Troubled::of)
                        .toList());
    }

    /** The sources that a condition holds for, the worst first, then by publisher and id. */
    public static Page<SourceState> page(Reading reading, Predicate<SourceState> wanted, Page.Wanted page) {
        List<SourceState> all =
                sorted(reading, Reading.type("source")).stream().filter(wanted).toList();
        int from = Math.min(all.size(), page.from());
        return new Page<>(
                all.size(), page.page(), page.size(), all.subList(from, Math.min(all.size(), from + page.size())));
    }

    /** The source of an id. */
    public static Optional<SourceState> one(Reading reading, String id) {
        return reading.find(Schema.key("source", id)).map(entry -> reading.event(entry, SourceState.class));
    }

    /** There are dozens, at most hundreds: they are sorted here, by what no index field holds. */
    private static List<SourceState> sorted(Reading reading, Query query) {
        return reading.search(query, Sort.INDEXORDER, 0, Reading.DEEPEST).entries().stream()
                .map(entry -> reading.event(entry, SourceState.class))
                .sorted(WORST_FIRST)
                .toList();
    }

    private static int count(Reading reading, Health health) {
        return reading.count(new TermQuery(new Term(Schema.HEALTH, health.json())));
    }

    private static Query in(List<Health> healths) {
        return new TermInSetQuery(
                Schema.HEALTH,
                healths.stream().map(health -> new BytesRef(health.json())).toList());
    }
}

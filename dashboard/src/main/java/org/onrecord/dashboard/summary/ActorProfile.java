package org.onrecord.dashboard.summary;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;
import org.onrecord.dashboard.index.IndexFields;
import org.onrecord.dashboard.index.IndexQueries;
import org.onrecord.dashboard.index.IndexSnapshot;
import org.onrecord.dashboard.query.AlertQuery;
import org.onrecord.dashboard.query.EventLists;
import org.onrecord.dashboard.query.PageRequest;
import org.onrecord.dashboard.query.StatementQuery;
import org.onrecord.events.Alert;
import org.onrecord.events.Statement;
import org.onrecord.events.TalkingPoint;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.Issue.RegisteredActor;

/**
 * One actor: who it is, what it said on each claim of an issue, and when that changed. Everything here is in the registry or in a document.
 *
 * @param offices the roles that these statements' documents give the actor, the latest first
 * @param sources who published these statements, most first
 * @param positions on the claims on which it took a stance, in the order of the issue file
 * @param changes its alerts, newest first
 */
public record ActorProfile(
        @JsonUnwrapped Who who,
        @JsonUnwrapped Said said,
        List<Office> offices,
        List<Publisher> sources,
        List<Position> positions,
        List<Alert> changes,
        List<TalkingPoint> talkingPoints) {
    /**
     * Who the actor is.
     *
     * @param key see {@link Statement.Actor#key}
     * @param registered what the registry says; null if it does not have the actor
     */
    public record Who(
            String key,
            String name,
            String side,
            int tier,
            @Nullable Entry registered) {}

    /**
     * The actor's distinct statements on the issue.
     *
     * @param counted of these, those that count in positions and trends
     * @param first day of the earliest statement; null if none is dated
     * @param read how many of the newest statements the offices and sources were read from
     */
    public record Said(
            int statements,
            int counted,
            @Nullable LocalDate first,
            @Nullable LocalDate last,
            int read) {}

    /**
     * What the registry says.
     *
     * @param names by language: the display name, then other spellings
     * @param organisations the one to which it belongs, then the one to which that belongs, and so on
     * @param roles the newest first
     */
    public record Entry(
            RegisteredActor.Kind kind,
            Map<String, List<String>> names,
            List<Organisation> organisations,
            List<Role> roles) {}

    /** A registered actor to which another belongs. */
    public record Organisation(String id, String name) {
        private Organisation(RegisteredActor actor) {
            this(actor.id(), actor.name());
        }
    }

    /** An office, with the document in which it was read. */
    public record Role(
            String title,
            @Nullable Organisation organisation,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable LocalDate seen,
            String readFrom) {}

    /**
     * A role as documents give it.
     *
     * @param statement the latest statement with it
     */
    public record Office(
            String title,
            @Nullable LocalDate first,
            @Nullable LocalDate last,
            int statements,
            String statement) {}

    public record Publisher(String name, int statements) {}

    public record Position(String claim, String label, Positions.Cell cell) {}

    private static final int MOST_READ = 500;
    private static final int MOST_POINTS = 100;
    private static final int MOST_CHANGES = 200;

    /** Returns the profile of an actor; empty if it is not registered and said nothing on the issue. */
    public static Optional<ActorProfile> of(IndexSnapshot snapshot, Issue issue, String key) {
        Optional<RegisteredActor> registered = issue.actor(key);
        Query said = IndexQueries.allOf(StatementQuery.distinct(issue.id()), IndexQueries.term(IndexFields.ACTOR, key));
        IndexSnapshot.Hits hits = snapshot.search(said, IndexQueries.newestDayFirst(), 0, MOST_READ);
        if (registered.isEmpty() && hits.total() == 0) {
            return Optional.empty();
        }
        List<Statement> newest = hits.map(entry -> snapshot.event(entry, Statement.class));
        Query counts = IndexQueries.allOf(said, IndexQueries.term(IndexFields.COUNTED, true));
        return Optional.of(new ActorProfile(
                new Who(
                        key,
                        registered.map(RegisteredActor::name).orElseGet(() -> name(newest, key)),
                        registered
                                .map(RegisteredActor::side)
                                .orElseGet(() -> newest.getFirst().actor().side()),
                        registered
                                .map(RegisteredActor::tier)
                                .orElseGet(() -> newest.getFirst().actor().tier()),
                        registered.map(actor -> entry(issue, actor)).orElse(null)),
                new Said(
                        hits.total(),
                        snapshot.count(counts),
                        snapshot.days(said, IndexFields.DAY).stream()
                                .findFirst()
                                .orElse(null),
                        newest.stream()
                                .map(Statement::day)
                                .filter(Objects::nonNull)
                                .findFirst()
                                .orElse(null),
                        newest.size()),
                offices(newest),
                sources(newest),
                Positions.ofOne(snapshot, issue, counts),
                AlertQuery.aboutActor(snapshot, issue.id(), key, MOST_CHANGES),
                EventLists.talkingPoints(issue.id(), Optional.of(key), Optional.empty(), Optional.empty())
                        .page(snapshot, PageRequest.first(MOST_POINTS))
                        .items()));
    }

    private static String name(List<Statement> statements, String key) {
        return statements.stream()
                .flatMap(statement -> Stream.ofNullable(statement.actor().name()))
                .findFirst()
                .orElse(key);
    }

    private static Entry entry(Issue issue, RegisteredActor actor) {
        List<Organisation> organisations = new ArrayList<>();
        Optional<RegisteredActor> above = above(issue, actor.organisation());
        while (above.isPresent() && organisations.size() < 10) {
            organisations.add(new Organisation(above.get()));
            above = above(issue, above.get().organisation());
        }
        List<Role> roles = actor.roles().stream()
                .map(role -> new Role(
                        role.title(),
                        above(issue, role.organisation()).map(Organisation::new).orElse(null),
                        role.from(),
                        role.to(),
                        role.seen(),
                        role.readFrom()))
                .toList();
        return new Entry(actor.kind(), actor.names(), organisations, roles.reversed());
    }

    private static Optional<RegisteredActor> above(Issue issue, @Nullable String id) {
        return Optional.ofNullable(id).flatMap(issue::actor);
    }

    private static List<Office> offices(List<Statement> newestFirst) {
        Map<String, Office> offices = new HashMap<>();
        for (Statement each : newestFirst) {
            Statement.Speaker speaker = each.speaker();
            String role = speaker.role();
            if (role != null) {
                String title = role.strip();
                offices.merge(
                        title,
                        new Office(title, each.day(), each.day(), 1, each.id()),
                        (later, earlier) -> new Office(
                                title,
                                earlier.first == null ? later.first : earlier.first,
                                later.last,
                                later.statements + 1,
                                later.statement));
            }
        }
        return offices.values().stream()
                .sorted(Comparator.comparing((Office office) -> office.last == null ? LocalDate.MIN : office.last)
                        .reversed()
                        .thenComparing(Office::title))
                .toList();
    }

    private static List<Publisher> sources(List<Statement> statements) {
        Map<String, Integer> counts = new HashMap<>();
        statements.forEach(each -> counts.merge(each.document().publisher(), 1, Integer::sum));
        return counts.entrySet().stream()
                .map(entry -> new Publisher(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingInt(Publisher::statements)
                        .reversed()
                        .thenComparing(Publisher::name))
                .toList();
    }
}

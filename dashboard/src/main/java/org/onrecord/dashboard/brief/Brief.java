package org.onrecord.dashboard.brief;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.search.Query;
import org.onrecord.dashboard.index.IndexFields;
import org.onrecord.dashboard.index.IndexQueries;
import org.onrecord.dashboard.index.IndexSnapshot;
import org.onrecord.dashboard.query.DayRange;
import org.onrecord.dashboard.query.PageRequest;
import org.onrecord.dashboard.query.SecondOpinion;
import org.onrecord.dashboard.query.SideCount;
import org.onrecord.dashboard.query.SourceQuery;
import org.onrecord.dashboard.query.StatementQuery;
import org.onrecord.dashboard.query.StatementQuery.Dimension;
import org.onrecord.dashboard.query.Translation;
import org.onrecord.events.Alert;
import org.onrecord.events.SourceState;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.language.SpeakerName;

/**
 * What the record says of a day or a week on an issue. It is a function of the records and the period: the same records give the same brief, in
 * whatever order they came and whenever it is asked for. Nothing said after the period counts; undated statements never do.
 *
 * @param said the distinct official statements of the period, in the order of their days
 * @param changes the alerts of the period about positions, trends and edited documents, the most important first; a change that only later words
 *     prove belongs to the period of those
 * @param firstPositions the alerts that somebody takes a side for the first time, the most binding first
 * @param words the alerts about talking points
 * @param newcomers the first statement of each actor who had not spoken on the issue before
 * @param standings where the sides stand on each claim on which somebody took a side by the end of the period, in the order of the issue file
 * @param unconfirmed what would be alerts if a person confirmed it
 * @param troubled the sources that brought nothing at the end of the period and have not since
 * @param translations of the words that prove changes and first positions
 */
public record Brief(
        Issue issue,
        BriefPeriod period,
        List<Statement> said,
        List<Alert> changes,
        List<Alert> firstPositions,
        List<Alert> words,
        List<Statement> newcomers,
        List<Standing> standings,
        List<Alert> unconfirmed,
        List<SourceState> troubled,
        List<Translation> translations) {

    /**
     * Where the sides stand on a claim.
     *
     * @param sides those that took a side, by name
     */
    public record Standing(Issue.Claim claim, List<SideStanding> sides) {
        /** Returns true if somebody took a side in the period. */
        public boolean isMoved() {
            return sides.stream().anyMatch(SideStanding::isMoved);
        }
    }

    /**
     * Where a side stands on a claim: its statements in the period and before it.
     *
     * @param last the newest statement that takes a side on the claim
     */
    public record SideStanding(String side, SideCount now, SideCount before, Statement last) {
        public boolean isMoved() {
            return now.statements() > 0;
        }
    }

    private static final Comparator<Alert> BY_DAY = Comparator.comparing(
                    Alert::day, Comparator.nullsFirst(Comparator.naturalOrder()))
            .reversed()
            .thenComparing(Alert::series)
            .thenComparing(Alert::id);

    private static final Comparator<Alert> MOST_IMPORTANT_FIRST =
            Comparator.comparingInt(Brief::rank).thenComparing(Brief::tier).thenComparing(BY_DAY);

    private static final Comparator<Statement> IN_ORDER = Comparator.comparing(
                    Statement::day, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(statement -> statement.document().id())
            .thenComparing(statement -> statement.span().start())
            .thenComparing(Statement::id);

    private record Question(String issue, List<Issue.Claim> claims, BriefPeriod period) {}

    public static Brief of(IndexSnapshot snapshot, Issue issue, BriefPeriod period) {
        return snapshot.cached(
                new Question(issue.id(), issue.claims(), period), () -> new Reading(snapshot, issue, period).brief());
    }

    /** Returns the days on which somebody spoke officially on an issue or an alert is dated, by the index. */
    public static NavigableSet<LocalDate> days(IndexSnapshot snapshot, String issue) {
        NavigableSet<LocalDate> days = snapshot.days(StatementQuery.distinctCounted(issue), IndexFields.DAY);
        days.addAll(snapshot.days(IndexQueries.of("alert", issue), IndexFields.DAY));
        return days;
    }

    /** Returns true if nothing was said and nothing changed. */
    public boolean isEmpty() {
        return said.isEmpty()
                && changes.isEmpty()
                && firstPositions.isEmpty()
                && words.isEmpty()
                && unconfirmed.isEmpty();
    }

    /** Returns the statements of the period that may take a side, which a person has not decided. */
    public List<Statement> waiting() {
        return said.stream().filter(statement -> !statement.unsure().isEmpty()).toList();
    }

    private static int rank(Alert alert) {
        return switch (alert.kind()) {
            case SHIFT ->
                switch (alert.facts().getOrDefault("shift", "")) {
                    case "reversal" -> 0;
                    case "softening", "hardening" -> 1;
                    default -> 2;
                };
            case VOLUME -> 3;
            case FIRST_POSITION, TALKING_POINT, DOCUMENT_CHANGED, SOURCE -> 4;
        };
    }

    private static String tier(Alert alert) {
        return alert.facts().getOrDefault("tier", "");
    }

    /** Finds in the index what belongs to a brief. */
    private record Reading(IndexSnapshot snapshot, Issue issue, BriefPeriod period) {
        Brief brief() {
            List<Statement> said = snapshot
                    .all(counted().withDays(period.days()).query(), Statement.class)
                    .stream()
                    .sorted(IN_ORDER)
                    .toList();
            List<Alert> alerts = alerts("alert");
            return new Brief(
                    issue,
                    period,
                    said,
                    of(alerts, Set.of(Alert.Kind.SHIFT, Alert.Kind.VOLUME, Alert.Kind.DOCUMENT_CHANGED)),
                    of(alerts, Set.of(Alert.Kind.FIRST_POSITION)),
                    of(alerts, Set.of(Alert.Kind.TALKING_POINT)),
                    newcomers(said),
                    issue.claims().stream()
                            .map(this::standing)
                            .filter(standing -> !standing.sides().isEmpty())
                            .toList(),
                    alerts(IndexFields.TYPE_UNCONFIRMED),
                    troubled(),
                    alerts.stream()
                            .flatMap(alert -> SecondOpinion.translations(snapshot, issue, alert).stream())
                            .distinct()
                            .toList());
        }

        private StatementQuery counted() {
            return StatementQuery.all(issue.id()).with(Dimension.COUNTED, List.of("true"));
        }

        /** Returns the alerts about the issue, or about no issue, whose last words were said in the period. */
        private List<Alert> alerts(String type) {
            Query upToEnd = IndexQueries.allOf(
                    IndexQueries.type(type),
                    IndexQueries.anyOf(IndexFields.ISSUE, List.of(issue.id(), "")),
                    period.upTo().query());
            return snapshot.all(upToEnd, Alert.class).stream()
                    .filter(alert -> alert.lastSaid().filter(period::contains).isPresent())
                    .sorted(MOST_IMPORTANT_FIRST)
                    .toList();
        }

        private List<Alert> of(List<Alert> alerts, Set<Alert.Kind> kinds) {
            return alerts.stream()
                    .filter(alert -> kinds.contains(alert.kind()) && isOfIssue(alert))
                    .toList();
        }

        /** Returns true for an alert about the issue, and for one about a document with statements on it. */
        private boolean isOfIssue(Alert alert) {
            return !alert.issue().isEmpty()
                    || alert.evidence().stream()
                            .map(each ->
                                    StatementQuery.all(issue.id()).with(Dimension.DOCUMENT, List.of(each.document())))
                            .anyMatch(query ->
                                    snapshot.count(query.withCopies(true).query()) > 0);
        }

        private List<Statement> newcomers(List<Statement> said) {
            Map<String, Statement> first = new LinkedHashMap<>();
            for (Statement each : said) {
                String name = each.actor().name();
                each.actor()
                        .key()
                        .filter(key -> !key.startsWith("~") || name != null && SpeakerName.isName(name))
                        .ifPresent(key -> first.putIfAbsent(key, each));
            }
            return first.entrySet().stream()
                    .filter(entry -> isNew(entry.getKey()))
                    .map(Map.Entry::getValue)
                    .sorted(Comparator.comparingInt(
                                    (Statement each) -> each.actor().tier())
                            .thenComparing(IN_ORDER))
                    .toList();
        }

        /** Returns true if an actor has said nothing on the issue before the period, and nothing that is undated. */
        private boolean isNew(String actor) {
            StatementQuery any = StatementQuery.all(issue.id()).with(Dimension.ACTOR, List.of(actor));
            return snapshot.count(any.withDays(period.past()).query()) == 0
                    && snapshot.count(any.withDays(DayRange.UNDATED).query()) == 0;
        }

        private Standing standing(Issue.Claim claim) {
            StatementQuery onClaim = counted().with(Dimension.CLAIM, List.of(claim.id()));
            Map<String, SideCount> now = count(onClaim, period.days());
            Map<String, SideCount> before = count(onClaim, period.past());
            NavigableSet<String> sides = new TreeSet<>(now.keySet());
            sides.addAll(before.keySet());
            List<SideStanding> standings = new ArrayList<>();
            for (String side : sides) {
                SideCount none = new SideCount(side, 0, 0, 0);
                standings.add(new SideStanding(
                        side,
                        now.getOrDefault(side, none),
                        before.getOrDefault(side, none),
                        last(onClaim.with(Dimension.SIDE, List.of(side)))));
            }
            return new Standing(claim, standings);
        }

        private Map<String, SideCount> count(StatementQuery onClaim, DayRange days) {
            return SideCount.bySide(
                    snapshot,
                    stance -> onClaim.with(Dimension.STANCE, List.of(stance.json()))
                            .withDays(days)
                            .query());
        }

        private Statement last(StatementQuery ofSide) {
            return ofSide.with(Dimension.STANCE, List.of(Stance.FAVOR.json(), Stance.AGAINST.json()))
                    .withDays(period.upTo())
                    .page(snapshot, PageRequest.first(1))
                    .items()
                    .getFirst()
                    .statement();
        }

        private List<SourceState> troubled() {
            return SourceQuery.troubled(snapshot).stream()
                    .filter(source ->
                            !LocalDate.ofInstant(source.since(), ZoneOffset.UTC).isAfter(period.to()))
                    .toList();
        }
    }
}

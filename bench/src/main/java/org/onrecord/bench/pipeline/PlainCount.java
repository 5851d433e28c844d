package org.onrecord.bench.pipeline;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onrecord.bench.alerts.ClusterAssignment;
import org.onrecord.bench.alerts.PositionAlertList;
import org.onrecord.events.Alert;
import org.onrecord.events.EventJson;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement;
import org.onrecord.events.issue.Issue;
import org.onrecord.processor.alert.PositionAlert;
import org.onrecord.processor.alert.ShiftAlerts;
import org.onrecord.processor.shift.Coverage;
import org.onrecord.processor.shift.DistinctStatement;
import org.onrecord.processor.trend.Member;

/**
 * An independent count of all statements at once, on one thread and with other code than the processor's; the topics
 * must hold the same. Only the clusters of copied words come from {@link Clusters}, and alerts from {@link ShiftAlerts} and {@link
 * PositionAlertList}.
 */
final class PlainCount {
    private static final Comparator<Statement> EARLIEST = Comparator.comparing(
                    (Statement each) -> each.day() == null ? LocalDate.MAX : each.day())
            .thenComparing(Statement::id);

    private final Issue issue;
    private final LocalDate asOf;
    private final List<Statement> statements;
    private final SortedMap<String, List<Statement>> clusters;

    /**
     * Counts.
     *
     * @param issue of all statements
     * @param statements of the newest version of each document
     * @param asOf the day as of which shifts are found
     */
    PlainCount(Issue issue, List<Statement> statements, LocalDate asOf) {
        this.issue = issue;
        this.asOf = asOf;
        this.statements = ClusterAssignment.of(statements);
        this.clusters = this.statements.stream()
                .filter(Statement::counts)
                .sorted(EARLIEST)
                .collect(Collectors.groupingBy(Statement::cluster, TreeMap::new, Collectors.toList()));
    }

    /** Returns the JSON of each statement, by its id. */
    SortedMap<String, String> statements() {
        SortedMap<String, String> lines = new TreeMap<>();
        statements.forEach(each -> lines.put(each.id(), json(each)));
        return lines;
    }

    /** Returns the counts of each trend (statements, favor, against, carriers), by its key. */
    SortedMap<String, String> trends() {
        SortedMap<String, int[]> counts = new TreeMap<>();
        for (List<Statement> members : clusters.values()) {
            Statement first = members.getFirst();
            int carriers = carriers(members);
            Set<String> holders =
                    new LinkedHashSet<>(List.of("side:" + first.actor().side()));
            first.actor().key().ifPresent(key -> holders.add("actor:" + key));
            for (String holder : holders) {
                for (String period : periods(first.day())) {
                    String end = "/" + holder + "/" + period;
                    count(counts, "/issue:*" + end, null, carriers);
                    first.topics().forEach(label -> count(counts, "/topic:" + label.topic() + end, null, carriers));
                    first.stances()
                            .forEach(label -> count(counts, "/claim:" + label.claim() + end, label.stance(), carriers));
                }
            }
        }
        SortedMap<String, String> lines = new TreeMap<>();
        counts.forEach((key, count) -> lines.put(key, line(count[0], count[1], count[2], count[3])));
        return lines;
    }

    private void count(SortedMap<String, int[]> counts, String key, @Nullable Stance side, int carriers) {
        int[] count = counts.computeIfAbsent(issue.id() + key, unseen -> new int[4]);
        count[0]++;
        count[1] += side == Stance.FAVOR ? 1 : 0;
        count[2] += side == Stance.AGAINST ? 1 : 0;
        count[3] += carriers;
    }

    /** Formats the four counts of a trend as one line. */
    static String line(int statements, int favor, int against, int carriers) {
        return statements + " " + favor + " " + against + " " + carriers;
    }

    private static int carriers(List<Statement> members) {
        return (int)
                members.stream().map(each -> each.document().id()).distinct().count();
    }

    private static List<String> periods(@Nullable LocalDate day) {
        if (day == null) {
            return List.of("day/undated", "week/undated", "month/undated", "quarter/undated");
        }
        return List.of(
                "day/" + day,
                "week/"
                        + DateTimeFormatter.ofPattern("YYYY-'W'ww", Locale.GERMANY)
                                .format(day),
                "month/" + day.toString().substring(0, 7),
                "quarter/"
                        + DateTimeFormatter.ofPattern("yyyy-'Q'q", Locale.ROOT).format(day));
    }

    /** Returns each alert as its JSON, by its id. */
    SortedMap<String, String> alerts() {
        SortedMap<String, String> lines = new TreeMap<>();
        PositionAlertList.of(issue, statements).stream()
                .filter(PositionAlert::confirmed)
                .map(PositionAlert::alert)
                .forEach(alert -> lines.put(alert.id(), json(alert)));
        shifts(lines);
        return lines;
    }

    private void shifts(SortedMap<String, String> to) {
        List<DistinctStatement> distinct = new ArrayList<>();
        clusters.forEach((id, members) ->
                distinct.add(new DistinctStatement(id, Member.of(members.getFirst()), carriers(members))));
        new ShiftAlerts(issue)
                .of(distinct, Coverage.ofStatements(distinct), asOf, UnaryOperator.identity())
                .forEach(alert -> to.put(alert.id(), json(alert)));
    }

    /** Formats an alert as {@link #alerts} does. */
    static String line(Alert alert) {
        return json(alert);
    }

    private static String json(org.onrecord.events.Event event) {
        return new String(EventJson.write(event), java.nio.charset.StandardCharsets.UTF_8);
    }
}

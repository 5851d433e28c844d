package org.onrecord.bench.alerts;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.onrecord.events.Statement;
import org.onrecord.events.issue.Issue;
import org.onrecord.processor.alert.Position;
import org.onrecord.processor.alert.PositionAlert;
import org.onrecord.processor.alert.PositionAlerts;
import org.onrecord.processor.shift.DistinctStatement;
import org.onrecord.processor.trend.Cluster;
import org.onrecord.processor.trend.Member;

/** The alerts about positions in a set of statements. */
public final class PositionAlertList {
    private PositionAlertList() {}

    /** Returns all alerts, and what would be one if a person confirmed it. */
    public static List<PositionAlert> of(Issue issue, List<Statement> statements) {
        Map<String, Cluster> clusters = new TreeMap<>();
        ClusterAssignment.of(statements).stream()
                .filter(Statement::counts)
                .forEach(each -> clusters.put(
                        each.cluster(),
                        clusters.getOrDefault(each.cluster(), Cluster.empty()).with(Member.of(each))));
        PositionAlerts decision = new PositionAlerts(issue);
        return clusters.entrySet().stream()
                .flatMap(each -> DistinctStatement.of(each.getKey(), each.getValue()).stream())
                .flatMap(each -> Position.of(each).stream())
                .collect(Collectors.groupingBy(Position::group, TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .flatMap(group -> decision.of(group).stream())
                .toList();
    }
}

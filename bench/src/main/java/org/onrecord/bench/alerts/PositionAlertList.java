package org.onrecord.bench.alerts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.onrecord.events.Statement;
import org.onrecord.events.issue.Issue;
import org.onrecord.processor.alert.FirstPosition;
import org.onrecord.processor.alert.Position;
import org.onrecord.processor.alert.PositionAlert;
import org.onrecord.processor.alert.Reversal;
import org.onrecord.processor.dedup.Clusters;
import org.onrecord.processor.trend.Cluster;
import org.onrecord.processor.trend.Member;

/** The alerts about positions in a set of statements. */
final class PositionAlertList {
    private PositionAlertList() {}

    /** Returns all alerts, and what would be one if a person confirmed it. */
    static List<PositionAlert> of(Issue issue, List<Statement> statements) {
        Map<String, Cluster> clusters = new HashMap<>();
        Clusters.assigned(statements).stream()
                .filter(Statement::counts)
                .forEach(each -> clusters.merge(
                        each.cluster(), Cluster.empty().with(Member.of(each)), (all, one) -> all.with(
                                Member.of(each))));
        Map<String, Map<String, Position>> series = new TreeMap<>();
        clusters.forEach((id, cluster) -> Position.of(cluster)
                .forEach((name, position) ->
                        series.computeIfAbsent(name, unseen -> new TreeMap<>()).put(id, position)));
        List<PositionAlert> alerts = new ArrayList<>();
        series.forEach((name, positions) -> {
            alerts.addAll(new FirstPosition(issue).of(name, positions));
            alerts.addAll(new Reversal(issue).of(name, positions));
        });
        return alerts;
    }
}

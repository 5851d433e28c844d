package org.onrecord.processor.topology;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.onrecord.events.Alert;
import org.onrecord.events.issue.Issue;
import org.onrecord.processor.alert.Position;
import org.onrecord.processor.alert.PositionAlert;
import org.onrecord.processor.alert.PositionAlerts;
import org.onrecord.processor.shift.DistinctStatement;

/** The alerts about positions that {@link PositionAlerts} finds in a recounted history, and what would be alerts if a person confirmed it. */
record PositionRecount(Issue issue, Collection<DistinctStatement> distinct) {
    /** Returns day, facts and statements of each alert of a first position, by its id. */
    Map<String, String> firstPositions() {
        return lines(each -> each.confirmed() && each.alert().kind() == Alert.Kind.FIRST_POSITION);
    }

    Map<String, String> reversals() {
        return lines(each -> each.confirmed() && each.alert().kind() == Alert.Kind.SHIFT);
    }

    Map<String, String> unconfirmed() {
        return lines(each -> !each.confirmed());
    }

    private Map<String, String> lines(Predicate<PositionAlert> which) {
        PositionAlerts decision = new PositionAlerts(issue);
        return distinct.stream()
                .flatMap(each -> Position.of(each).stream())
                .collect(Collectors.groupingBy(Position::group))
                .values()
                .stream()
                .flatMap(group -> decision.of(group).stream())
                .filter(which)
                .map(PositionAlert::alert)
                .collect(Collectors.toMap(Alert::id, PositionRecount::line, (one, other) -> one, TreeMap::new));
    }

    static String line(Alert alert) {
        return alert.day() + " " + alert.facts() + " "
                + alert.evidence().stream().map(Alert.Evidence::statement).toList();
    }
}

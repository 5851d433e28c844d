package org.onrecord.processor.alert;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.onrecord.events.Alert;
import org.onrecord.events.Ids;
import org.onrecord.events.Statement;
import org.onrecord.events.issue.Issue;
import org.onrecord.processor.trend.Member;

/**
 * Finds the alert that an actor takes a side on a claim for the first time: a function of all its positions, in any order.
 *
 * <p>The first sure position is the alert; of one day's, the surest. A position of an earlier day that is not sure would be the alert if a person
 * confirmed it; it does not hide the sure one.
 */
public record FirstPosition(Issue issue) {
    /**
     * Returns the alert of a series, if a position is sure, and what would be the alert, if an earlier position is not.
     *
     * @param series its name, see {@link Position#series}
     */
    public List<PositionAlert> of(String series, Map<String, Position> positions) {
        Optional<Map.Entry<String, Position>> first =
                positions.entrySet().stream().min(SeriesSummary.ORDER);
        Optional<Map.Entry<String, Position>> sure = positions.entrySet().stream()
                .filter(each -> each.getValue().isSure())
                .min(SeriesSummary.ORDER);
        List<PositionAlert> alerts = new ArrayList<>();
        sure.map(each -> new PositionAlert(alert(series, each.getKey(), each.getValue()), true))
                .ifPresent(alerts::add);
        first.filter(each -> !each.getValue().isSure())
                .map(each -> PositionAlert.unconfirmed(
                        alert(series, each.getKey(), each.getValue()), List.of(each.getValue())))
                .ifPresent(alerts::add);
        return alerts;
    }

    private Alert alert(String series, String cluster, Position position) {
        Member member = position.member();
        Statement.StanceLabel label = position.label();
        Map<String, String> facts = position.facts();
        facts.put("stance", label.stance().json());
        return new Alert(
                        Ids.alert(Alert.Kind.FIRST_POSITION, series, cluster),
                        Alert.Kind.FIRST_POSITION,
                        member.issue(),
                        series,
                        member.day(),
                        position.actorAndSide() + " " + position.does(issue),
                        why(position),
                        facts,
                        List.of(position.evidence()))
                .withTopics(member.topics().stream())
                .withScore(label.score());
    }

    private static String why(Position position) {
        Member member = position.member();
        return "The first official statement on record in which this actor takes a side on this claim; "
                + (member.day() == null ? "it has no date, and no dated one is known" : "made on " + member.day())
                + (position.isSure() ? "." : ". Not confirmed: " + position.doubt("the side") + ".");
    }
}

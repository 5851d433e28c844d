package org.onrecord.processor.alert;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.onrecord.events.Alert;
import org.onrecord.events.Ids;
import org.onrecord.events.Statement;
import org.onrecord.events.issue.Issue;
import org.onrecord.processor.trend.Member;

/** Finds the alert that an actor takes a side on a claim for the first time: a function of all its positions, in any order. */
public final class FirstPosition {
    private final Issue issue;

    /** Words its alerts with the claims of an issue. */
    public FirstPosition(Issue issue) {
        this.issue = issue;
    }

    /**
     * Returns the alert of a series; empty if the series has no positions.
     *
     * @param series its name, see {@link Position#series}
     */
    public Optional<Alert> of(String series, Map<String, Position> positions) {
        return positions.entrySet().stream()
                .min(SeriesSummary.ORDER)
                .map(first -> alert(series, first.getKey(), first.getValue()));
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
                position.actorAndSide() + ": " + Position.words(label.stance()) + " “" + position.claimText(issue)
                        + "”",
                why(member),
                facts,
                List.of(position.evidence()));
    }

    private static String why(Member member) {
        return "The first official statement on record in which this actor takes a side on this claim; "
                + (member.day() == null
                        ? "it has no date, and no dated one is known."
                        : "made on " + member.day() + ".");
    }
}

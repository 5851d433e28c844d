package org.onrecord.processor.alert;

import java.util.Map;
import java.util.TreeMap;
import org.onrecord.events.Statement.StanceLabel;
import org.onrecord.processor.trend.Cluster;
import org.onrecord.processor.trend.Member;

/**
 * One side taken on a claim by an actor: a cluster's earliest statement and its label.
 *
 * @param member the statement that speaks for the cluster
 * @param label the side it takes
 */
public record Position(Member member, StanceLabel label) {

    /** The series that a position belongs to, e.g. {@code fentanyl/claim:cooperate/actor:qin-gang}. */
    public static String series(String issue, String claim, String actorKey) {
        return issue + "/claim:" + claim + "/actor:" + actorKey;
    }

    /** The positions of a cluster by series; none where nobody is named. */
    public static Map<String, Position> of(Cluster cluster) {
        Map<String, Position> positions = new TreeMap<>();
        cluster.earliest()
                .ifPresent(member -> member.actor()
                        .key()
                        .ifPresent(actor -> member.stances()
                                .forEach(label -> positions.put(
                                        series(member.issue(), label.claim(), actor), new Position(member, label)))));
        return positions;
    }
}

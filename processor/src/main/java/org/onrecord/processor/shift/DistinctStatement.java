package org.onrecord.processor.shift;

import java.util.Optional;
import java.util.stream.Stream;
import org.onrecord.events.Statement.StanceLabel;
import org.onrecord.processor.trend.Cluster;
import org.onrecord.processor.trend.Member;

/**
 * One statement as trends count it: the same words of the same actor, once, however many documents carry them.
 *
 * @param cluster its id
 * @param member the carrier that speaks for it: its day, its labels
 * @param carriers documents that carry it
 */
public record DistinctStatement(String cluster, Member member, int carriers) {

    /** What a cluster counts as; nothing if it is empty. */
    public static Optional<DistinctStatement> of(String id, Cluster cluster) {
        return cluster.earliest().map(member -> new DistinctStatement(id, member, cluster.carriers()));
    }

    /** The sides that it takes on a claim: one, or none. */
    public Stream<StanceLabel> on(String claim) {
        return member.stances().stream().filter(label -> label.claim().equals(claim));
    }
}

package org.onrecord.processor.shift;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.onrecord.events.Statement.StanceLabel;
import org.onrecord.processor.trend.Cluster;
import org.onrecord.processor.trend.Member;

/**
 * A statement as trends count it: the same words of the same actor count once, however many documents carry them.
 *
 * @param member the carrier that represents it: its day, its labels
 * @param carriers number of documents that carry it
 */
public record DistinctStatement(String cluster, Member member, int carriers) {

    /** Returns the statement that represents a cluster; empty if the cluster is. */
    public static Optional<DistinctStatement> of(String id, Cluster cluster) {
        return cluster.earliest().map(member -> new DistinctStatement(id, member, cluster.carriers()));
    }

    public LocalDate day() {
        return Objects.requireNonNull(member.day());
    }

    /** Returns the side that it takes on a claim: one or none. */
    public Stream<StanceLabel> on(String claim) {
        return member.stances().stream().filter(label -> label.claim().equals(claim));
    }
}

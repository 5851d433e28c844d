package org.onrecord.processor.trend;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The same words of the same actor, in all the documents that carry them, edited or shortened too.
 *
 * @param members by statement id
 */
public record Cluster(SortedMap<String, Member> members) {

    /** A cluster without members. */
    public static Cluster empty() {
        return new Cluster(new TreeMap<>());
    }

    /** The cluster with that member, in place of one of the same statement. */
    public Cluster with(Member member) {
        SortedMap<String, Member> more = new TreeMap<>(members);
        more.put(member.statement(), member);
        return new Cluster(more);
    }

    /** The cluster without the member of that statement. */
    public Cluster without(Member member) {
        SortedMap<String, Member> fewer = new TreeMap<>(members);
        fewer.remove(member.statement());
        return new Cluster(fewer);
    }

    /** The member that speaks for the cluster: its day is the cluster's, its labels are counted. */
    public Optional<Member> earliest() {
        return members.values().stream().min(Member.EARLIEST);
    }

    /** In how many documents the words stand. */
    public int carriers() {
        return (int) members.values().stream()
                .map(member -> member.document().id())
                .distinct()
                .count();
    }
}

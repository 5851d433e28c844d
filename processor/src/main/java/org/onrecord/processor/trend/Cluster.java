package org.onrecord.processor.trend;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The same words of the same actor in all documents that carry them, even edited or shortened.
 *
 * @param members by statement id
 */
public record Cluster(SortedMap<String, Member> members) {

    public static Cluster empty() {
        return new Cluster(new TreeMap<>());
    }

    /** Returns the cluster with a member added, or replaced if its statement has one. */
    public Cluster with(Member member) {
        SortedMap<String, Member> more = new TreeMap<>(members);
        more.put(member.statement(), member);
        return new Cluster(more);
    }

    /** Returns the member that represents the cluster: its day is the cluster's, and its labels are counted. */
    public Optional<Member> earliest() {
        return members.values().stream().min(Member.EARLIEST);
    }

    /** Returns the id of the statement of that member; empty if there are no members. */
    public Optional<String> first() {
        return earliest().map(Member::statement);
    }

    public int carriers() {
        return (int) members.values().stream()
                .map(member -> member.document().id())
                .distinct()
                .count();
    }
}

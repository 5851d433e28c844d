package org.onrecord.processor.trend;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement;
import org.onrecord.events.Trend;
import org.onrecord.events.Trend.Holder;
import org.onrecord.events.Trend.Subject;

/** What one cluster adds to the trends, and the difference between two contributions. */
public final class Contribution {
    private Contribution() {}

    /** Returns the trends of a single cluster by key: one statement each, with its carriers. An empty cluster adds nothing. */
    public static Map<String, Trend> of(Cluster cluster) {
        Map<String, Trend> trends = new TreeMap<>();
        cluster.earliest().ifPresent(member -> {
            for (Holder holder : holders(member)) {
                add(trends, member, Subject.ALL, holder, null, cluster.carriers());
                for (String topic : member.topics()) {
                    add(trends, member, new Subject(Subject.Kind.TOPIC, topic), holder, null, cluster.carriers());
                }
                for (Statement.StanceLabel label : member.stances()) {
                    Subject claim = new Subject(Subject.Kind.CLAIM, label.claim());
                    add(trends, member, claim, holder, label.stance(), cluster.carriers());
                }
            }
        });
        return trends;
    }

    /** Returns what must be added to the trends to count {@code after} instead of {@code before}; counts may be negative. */
    public static List<Trend> change(Map<String, Trend> before, Map<String, Trend> after) {
        Map<String, Trend> changes = new HashMap<>(after);
        before.forEach((key, trend) -> changes.merge(key, negative(trend), Contribution::sum));
        return changes.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .filter(trend -> !isZero(trend))
                .toList();
    }

    /** Returns the sum of two trends with the same key. */
    public static Trend sum(Trend a, Trend b) {
        return counted(
                a,
                a.statements() + b.statements(),
                a.favor() + b.favor(),
                a.against() + b.against(),
                a.carriers() + b.carriers());
    }

    /** Returns true if all counts are 0. */
    public static boolean isZero(Trend trend) {
        return trend.statements() == 0 && trend.favor() == 0 && trend.against() == 0 && trend.carriers() == 0;
    }

    private static Trend negative(Trend trend) {
        return counted(trend, -trend.statements(), -trend.favor(), -trend.against(), -trend.carriers());
    }

    private static Trend counted(Trend like, int statements, int favor, int against, int carriers) {
        return new Trend(
                like.issue(),
                like.subject(),
                like.holder(),
                like.bucket(),
                like.period(),
                statements,
                favor,
                against,
                carriers);
    }

    private static List<Holder> holders(Member member) {
        List<Holder> holders = new ArrayList<>();
        holders.add(new Holder(Holder.Kind.SIDE, member.actor().side()));
        member.actor().key().ifPresent(key -> holders.add(new Holder(Holder.Kind.ACTOR, key)));
        return holders;
    }

    private static void add(
            Map<String, Trend> trends,
            Member member,
            Subject subject,
            Holder holder,
            @Nullable Stance stance,
            int carriers) {
        for (Trend.Bucket bucket : Trend.Bucket.values()) {
            Trend trend = new Trend(
                    member.issue(),
                    subject,
                    holder,
                    bucket,
                    bucket.period(member.day()),
                    1,
                    stance == Stance.FAVOR ? 1 : 0,
                    stance == Stance.AGAINST ? 1 : 0,
                    carriers);
            trends.put(trend.key(), trend);
        }
    }
}

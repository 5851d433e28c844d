package org.onrecord.processor.trend;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Statement;
import org.onrecord.events.Trend.Holder;
import org.onrecord.events.Trend.Subject;

/** The contribution of a cluster to the counts of days. */
public final class Contribution {
    private Contribution() {}

    private record Day(Holder holder, @Nullable LocalDate day) {
        static final Comparator<Day> ORDER = Comparator.comparing((Day day) -> day.holder.kind())
                .thenComparing(day -> day.holder.id())
                .thenComparing(day -> day.day, Comparator.nullsLast(Comparator.naturalOrder()));
    }

    /** Returns the difference between two states of a cluster. A cluster counts as one statement of its earliest day, with its carriers. */
    public static List<DayChange> change(Cluster before, Cluster after) {
        SortedMap<Day, SortedMap<String, Counts>> changes = new TreeMap<>(Day.ORDER);
        add(after, false, changes);
        add(before, true, changes);
        String issue = after.earliest().or(before::earliest).map(Member::issue).orElse("");
        List<DayChange> nonzero = new ArrayList<>();
        changes.forEach((day, counts) -> {
            counts.values().removeIf(Counts::isZero);
            if (!counts.isEmpty()) {
                nonzero.add(new DayChange(issue, day.holder(), day.day(), counts));
            }
        });
        return nonzero;
    }

    private static void add(Cluster cluster, boolean negative, SortedMap<Day, SortedMap<String, Counts>> to) {
        cluster.earliest().ifPresent(member -> {
            SortedMap<String, Counts> added = counts(member, cluster.carriers());
            for (Holder holder : holders(member)) {
                SortedMap<String, Counts> counts =
                        to.computeIfAbsent(new Day(holder, member.day()), unseen -> new TreeMap<>());
                added.forEach(
                        (subject, each) -> counts.merge(subject, negative ? each.negative() : each, Counts::plus));
            }
        });
    }

    private static SortedMap<String, Counts> counts(Member member, int carriers) {
        SortedMap<String, Counts> counts = new TreeMap<>();
        counts.put(Subject.ALL.name(), Counts.one(carriers));
        for (String topic : member.topics()) {
            counts.put(new Subject(Subject.Kind.TOPIC, topic).name(), Counts.one(carriers));
        }
        for (Statement.StanceLabel label : member.stances()) {
            counts.put(new Subject(Subject.Kind.CLAIM, label.claim()).name(), Counts.one(carriers, label.stance()));
        }
        return counts;
    }

    private static List<Holder> holders(Member member) {
        List<Holder> holders = new ArrayList<>();
        holders.add(new Holder(Holder.Kind.SIDE, member.actor().side()));
        member.actor().key().ifPresent(key -> holders.add(new Holder(Holder.Kind.ACTOR, key)));
        return holders;
    }
}

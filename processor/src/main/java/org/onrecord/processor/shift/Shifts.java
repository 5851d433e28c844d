package org.onrecord.processor.shift;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.onrecord.events.Statement.Actor;
import org.onrecord.events.Statement.StanceLabel;
import org.onrecord.events.Trend.Holder;
import org.onrecord.events.Trend.Subject;

/**
 * Finds every shift of an issue as of a day: a function of the set of distinct statements, the coverage, and the day.
 *
 * <p>The false discovery rate is at most {@link #FALSE_SHARE} over all series and kinds. Actors with fewer than {@link #LEAST_OF_ACTOR} statements
 * count only with their side.
 */
public final class Shifts {
    /** The false discovery rate over all kinds of shifts. */
    public static final double FALSE_SHARE = 0.02;

    /** The least number of statements of an actor with series of its own. */
    public static final int LEAST_OF_ACTOR = 12;

    private static final double OF_EACH_KIND = FALSE_SHARE / Shift.Kind.values().length;
    private static final Comparator<Shift> ORDER = Comparator.comparing(Shift::day)
            .thenComparing(Shift::kind)
            .thenComparing(Shift::series)
            .thenComparing(Shift::identity);

    private Shifts() {}

    /**
     * Returns every shift, the oldest first.
     *
     * @param statements the official ones of one issue, each cluster once; undated and later ones are left out
     */
    public static List<Shift> of(List<DistinctStatement> statements, Coverage coverage, LocalDate asOf) {
        List<StatementSeries> series = series(statements, asOf);
        List<StatementSeries> claims = series.stream()
                .filter(each -> each.subject().kind() == Subject.Kind.CLAIM)
                .toList();
        List<StatementSeries> volumes = series.stream()
                .filter(each ->
                        each.subject().equals(Subject.ALL) || each.holder().kind() == Holder.Kind.SIDE)
                .toList();
        List<Shift> shifts = new ArrayList<>();
        shifts.addAll(new ShareShifts(Shift.Kind.STANCE, OF_EACH_KIND).of(claims));
        shifts.addAll(new ShareShifts(Shift.Kind.EMPHASIS, OF_EACH_KIND).of(claims));
        shifts.addAll(new VolumeShifts(coverage, asOf, OF_EACH_KIND).of(volumes));
        shifts.sort(ORDER);
        return shifts;
    }

    /** Returns the statements dated up to a day, by day and cluster. */
    static List<DistinctStatement> dated(List<DistinctStatement> statements, LocalDate asOf) {
        return statements.stream()
                .filter(each -> each.member().day() != null && !each.day().isAfter(asOf))
                .sorted(Comparator.comparing(DistinctStatement::day).thenComparing(DistinctStatement::cluster))
                .toList();
    }

    /** Returns the series of every side and of every actor with enough statements: on the issue as a whole, and on each claim of theirs. */
    private static List<StatementSeries> series(List<DistinctStatement> statements, LocalDate asOf) {
        Map<String, List<DistinctStatement>> bySide = new TreeMap<>();
        Map<String, List<DistinctStatement>> byActor = new TreeMap<>();
        for (DistinctStatement each : dated(statements, asOf)) {
            Actor speaker = each.member().actor();
            bySide.computeIfAbsent(speaker.side(), unseen -> new ArrayList<>()).add(each);
            speaker.key()
                    .ifPresent(actor -> byActor.computeIfAbsent(actor, unseen -> new ArrayList<>())
                            .add(each));
        }
        List<StatementSeries> series = new ArrayList<>();
        bySide.forEach((side, spoken) -> add(new Holder(Holder.Kind.SIDE, side), spoken, series));
        byActor.forEach((actor, spoken) -> {
            if (spoken.size() >= LEAST_OF_ACTOR) {
                add(new Holder(Holder.Kind.ACTOR, actor), spoken, series);
            }
        });
        return series;
    }

    private static void add(Holder holder, List<DistinctStatement> spoken, List<StatementSeries> to) {
        String issue = spoken.getFirst().member().issue();
        String side = spoken.getLast().member().actor().side();
        to.add(new StatementSeries(issue, Subject.ALL, holder, side, spoken));
        claims(spoken)
                .forEach(claim -> to.add(
                        new StatementSeries(issue, new Subject(Subject.Kind.CLAIM, claim), holder, side, spoken)));
    }

    /** Returns the claims that any of the statements takes a side on, in order. */
    static TreeSet<String> claims(List<DistinctStatement> spoken) {
        return spoken.stream()
                .flatMap(each -> each.member().stances().stream().map(StanceLabel::claim))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}

package org.onrecord.processor.shift;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.onrecord.events.Statement.StanceLabel;
import org.onrecord.events.Trend.Holder;
import org.onrecord.events.Trend.Subject;

/**
 * Every shift of an issue as of a day: a function of the distinct statements, of what was covered, and of the day; their order does not
 * matter.
 *
 * <p>Of each kind at most {@link #FALSE_SHARE} of what is found may be expected to be chance, over all series of the run together.
 * Actors are looked at on their own from {@link #LEAST_OF_ACTOR} statements on.
 */
public final class Shifts {
    /** The share of the shifts found that may be chance, over all kinds. */
    public static final double FALSE_SHARE = 0.02;

    /** An actor who said less than this is only counted with its side. */
    public static final int LEAST_OF_ACTOR = 12;

    private static final double OF_EACH_KIND = FALSE_SHARE / Shift.Kind.values().length;
    private static final Comparator<Shift> ORDER = Comparator.comparing(Shift::day)
            .thenComparing(Shift::kind)
            .thenComparing(Shift::series)
            .thenComparing(Shift::identity);

    private Shifts() {}

    /**
     * Every shift, the oldest first.
     *
     * @param statements of one issue, official ones, each cluster once; those without a date or from after the day are left out
     * @param coverage in which weeks each side was listened to
     * @param asOf the last day that is looked at
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

    /** Those with a date up to a day, in order of day and cluster. */
    static List<DistinctStatement> dated(List<DistinctStatement> statements, LocalDate asOf) {
        return statements.stream()
                .filter(each -> each.member().day() != null
                        && !StatementSeries.day(each).isAfter(asOf))
                .sorted(Comparator.comparing(StatementSeries::day).thenComparing(DistinctStatement::cluster))
                .toList();
    }

    /** The series of every side and of every actor who said enough, of the issue as a whole and of every claim that they took up. */
    private static List<StatementSeries> series(List<DistinctStatement> statements, LocalDate asOf) {
        Map<String, List<DistinctStatement>> bySide = new TreeMap<>();
        Map<String, List<DistinctStatement>> byActor = new TreeMap<>();
        statements.stream()
                .filter(each -> each.member().day() != null
                        && !StatementSeries.day(each).isAfter(asOf))
                .sorted(Comparator.comparing(StatementSeries::day).thenComparing(DistinctStatement::cluster))
                .forEach(each -> {
                    bySide.computeIfAbsent(each.member().actor().side(), unseen -> new ArrayList<>())
                            .add(each);
                    each.member()
                            .actor()
                            .key()
                            .ifPresent(actor -> byActor.computeIfAbsent(actor, unseen -> new ArrayList<>())
                                    .add(each));
                });
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
        TreeSet<String> claims = new TreeSet<>();
        spoken.forEach(
                each -> each.member().stances().stream().map(StanceLabel::claim).forEach(claims::add));
        claims.forEach(claim ->
                to.add(new StatementSeries(issue, new Subject(Subject.Kind.CLAIM, claim), holder, side, spoken)));
    }
}

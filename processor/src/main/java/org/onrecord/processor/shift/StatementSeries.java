package org.onrecord.processor.shift;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement.StanceLabel;
import org.onrecord.events.Trend.Holder;
import org.onrecord.events.Trend.Subject;
import org.onrecord.events.stats.DayShare;

/**
 * The dated statements of one holder on one subject.
 *
 * @param subject a claim, or the issue as a whole
 * @param side of the holder, whose coverage counts
 * @param spoken every dated statement of the holder on the issue, whatever its subject, by day and cluster
 */
record StatementSeries(String issue, Subject subject, Holder holder, String side, List<DistinctStatement> spoken) {
    /** A publisher with statements on fewer days is no stratum of its own. */
    private static final int LEAST_DAYS = 10;

    /** Returns its name, e.g. {@code fentanyl/claim:cooperate/side:CN}. */
    String name() {
        return issue + "/" + subject.name() + "/" + holder.name();
    }

    List<DistinctStatement> onSubject() {
        return subject.kind() == Subject.Kind.ISSUE
                ? spoken
                : spoken.stream().filter(this::isOnSubject).toList();
    }

    /** Returns by day the share of those on the subject among all that the holder says on the issue, or of those in favour among those that take a side. */
    List<DayShare> days(Shift.Kind kind) {
        return days(counted(kind), part(kind));
    }

    /** Returns these days for each stratum alone: statements in one language from one publisher, or from all with few days. */
    List<List<DayShare>> strata(Shift.Kind kind) {
        return byStratum(counted(kind), part(kind));
    }

    private List<DistinctStatement> counted(Shift.Kind kind) {
        return kind == Shift.Kind.STANCE ? onSubject() : spoken;
    }

    private Predicate<DistinctStatement> part(Shift.Kind kind) {
        return statement -> kind == Shift.Kind.STANCE
                ? side(statement).filter(Stance.FAVOR::equals).isPresent()
                : isOnSubject(statement);
    }

    private static List<List<DayShare>> byStratum(List<DistinctStatement> all, Predicate<DistinctStatement> part) {
        Map<String, Set<LocalDate>> days = new HashMap<>();
        all.forEach(each ->
                days.computeIfAbsent(stratum(each), unseen -> new HashSet<>()).add(each.day()));
        return all.stream()
                .collect(Collectors.groupingBy(
                        each -> Objects.requireNonNull(days.get(stratum(each))).size() < LEAST_DAYS
                                ? each.member().language()
                                : stratum(each),
                        TreeMap::new,
                        Collectors.toList()))
                .values()
                .stream()
                .map(own -> days(own, part))
                .toList();
    }

    private static String stratum(DistinctStatement statement) {
        return statement.member().language() + " "
                + statement.member().document().publisher();
    }

    private static List<DayShare> days(List<DistinctStatement> all, Predicate<DistinctStatement> part) {
        return DayShare.of(all, each -> each.day().toEpochDay(), part);
    }

    private boolean isOnSubject(DistinctStatement statement) {
        return side(statement).isPresent();
    }

    private Optional<Stance> side(DistinctStatement statement) {
        return statement.on(subject.id()).map(StanceLabel::stance).findFirst();
    }
}

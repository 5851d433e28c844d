package org.onrecord.processor.shift;

import java.util.List;
import java.util.Optional;
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

    /** Returns its name, e.g. {@code fentanyl/claim:cooperate/side:CN}. */
    String name() {
        return issue + "/" + subject.name() + "/" + holder.name();
    }

    List<DistinctStatement> onSubject() {
        return subject.kind() == Subject.Kind.ISSUE
                ? spoken
                : spoken.stream().filter(each -> side(each).isPresent()).toList();
    }

    /** Returns by day the share of those on the subject among all that the holder says on the issue. */
    List<DayShare> emphasis() {
        return DayShare.of(
                spoken, each -> each.day().toEpochDay(), each -> side(each).isPresent());
    }

    /** Returns by day the share of those in favour among those that take a side. */
    List<DayShare> stance() {
        return DayShare.of(
                spoken.stream().filter(each -> side(each).isPresent()).toList(),
                each -> each.day().toEpochDay(),
                each -> side(each).filter(Stance.FAVOR::equals).isPresent());
    }

    private Optional<Stance> side(DistinctStatement statement) {
        return statement.on(subject.id()).map(StanceLabel::stance).findFirst();
    }
}

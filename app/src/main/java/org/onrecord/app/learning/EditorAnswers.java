package org.onrecord.app.learning;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.onrecord.events.Correction;
import org.onrecord.events.Correction.Field;
import org.onrecord.events.issue.Issue;

/**
 * The answers that editors gave on an issue: the corrections of stances and topics that hold, one a label.
 *
 * @param times of the answers, the earliest first
 */
public record EditorAnswers(List<Instant> times) {

    /** Returns the answers among corrections, without those that were revoked or are about another issue. */
    public static EditorAnswers of(Collection<Correction> corrections, Issue issue) {
        Map<String, Correction> newest = new HashMap<>();
        corrections.stream()
                .filter(Correction::stands)
                .filter(each -> each.issue() == null || issue.id().equals(each.issue()))
                .filter(each -> isAbout(each, issue))
                .forEach(each -> newest.merge(each.label(), each, BinaryOperator.maxBy(Correction.NEWEST_LAST)));
        return new EditorAnswers(
                newest.values().stream().map(Correction::at).sorted().toList());
    }

    private static boolean isAbout(Correction correction, Issue issue) {
        String subject = correction.subject();
        return subject != null
                && ((correction.field() == Field.STANCE && issue.claim(subject).isPresent())
                        || (correction.field() == Field.TOPIC
                                && issue.topic(subject).isPresent()));
    }

    /** Returns how many there are. */
    public int number() {
        return times.size();
    }

    /** Returns how many were given at least this long before the newest one. */
    public int before(Duration earlier) {
        if (times.isEmpty()) {
            return 0;
        }
        Instant since = times.getLast().minus(earlier);
        return (int) times.stream().filter(each -> !each.isAfter(since)).count();
    }
}

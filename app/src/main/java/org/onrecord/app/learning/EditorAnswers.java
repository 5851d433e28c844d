package org.onrecord.app.learning;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.onrecord.dashboard.workbench.Learning.Accuracy;
import org.onrecord.dashboard.workbench.Learning.Round;
import org.onrecord.events.Correction;
import org.onrecord.events.Correction.Field;
import org.onrecord.events.issue.Issue;

/**
 * The answers that editors gave on an issue: the corrections of stances and topics that hold, one a label.
 *
 * @param times of the answers, the earliest first
 */
public record EditorAnswers(List<Instant> times) {
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    private static final double NOTHING = 0.005;

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

    /**
     * Returns a sentence on whether the last ten minutes of answers made the labels better.
     *
     * @param rounds the oldest first
     */
    public String gain(List<Round> rounds) {
        if (rounds.isEmpty()) {
            return "";
        }
        Round last = rounds.getLast();
        int before = before(TEN_MINUTES);
        int given = times.size() - before;
        Round earlier = rounds.stream()
                .filter(each -> each.answers() <= before)
                .reduce((one, other) -> other)
                .orElse(null);
        Accuracy then = earlier == null ? last.alone().accuracy() : earlier.taught();
        Accuracy now = last.taught();
        String from = earlier == null ? "with the issue file alone" : "after " + earlier.answers() + " answers";
        if (earlier != null && earlier.answers() == last.answers()) {
            return "The last ten minutes of answers (" + given + ") are not measured yet.";
        }
        String figures = String.format(
                Locale.ROOT,
                "precision %.2f and recall %.2f %s, %.2f and %.2f now",
                then.precision(),
                then.recall(),
                from,
                now.precision(),
                now.recall());
        String result = now.f() - then.f() > NOTHING
                ? "made the labels better"
                : then.f() - now.f() > NOTHING ? "did not make the labels better" : "changed little";
        return "The last ten minutes of answers (" + given + ") " + result + ": " + figures
                + ", each answer labelled by what the others taught.";
    }
}

package org.onrecord.app.learning;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.onrecord.dashboard.workbench.Learning.Round;

/** Says in one sentence whether the last ten minutes of answers made the labels better. */
public final class GainSentence {
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    private static final double NOTHING = 0.005;

    private GainSentence() {}

    /**
     * Returns the sentence.
     *
     * @param rounds the oldest first
     */
    public static String of(EditorAnswers answers, List<Round> rounds) {
        if (rounds.isEmpty()) {
            return "";
        }
        Round last = rounds.getLast();
        int before = answers.before(TEN_MINUTES);
        int given = answers.number() - before;
        Round earlier = rounds.stream()
                .filter(each -> each.answers() <= before)
                .reduce((one, other) -> other)
                .orElse(null);
        double precision = earlier == null ? last.alonePrecision() : earlier.precision();
        double recall = earlier == null ? last.aloneRecall() : earlier.recall();
        double f = earlier == null ? last.aloneF() : earlier.f();
        String from = earlier == null ? "with the issue file alone" : "after " + earlier.answers() + " answers";
        if (earlier != null && earlier.answers() == last.answers()) {
            return "The last ten minutes of answers (" + given + ") are not measured yet.";
        }
        String figures = String.format(
                Locale.ROOT,
                "precision %.2f and recall %.2f %s, %.2f and %.2f now",
                precision,
                recall,
                from,
                last.precision(),
                last.recall());
        String worth = last.f() - f > NOTHING
                ? "made the labels better"
                : f - last.f() > NOTHING ? "did not make the labels better" : "changed little";
        return "The last ten minutes of answers (" + given + ") " + worth + ": " + figures
                + ", each answer labelled by what the others taught.";
    }
}

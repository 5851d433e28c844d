package org.onrecord.app.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.onrecord.dashboard.workbench.Learning.Accuracy;
import org.onrecord.dashboard.workbench.Learning.Alone;
import org.onrecord.dashboard.workbench.Learning.Round;

class EditorAnswersGainTest {

    @Test
    void comparesWithTheIssueFileAloneAtFirst() {
        assertThat(answers(20, 24).gain(List.of(round(20, 0.72, 0.31, 0.57))))
                .isEqualTo("The last ten minutes of answers (20) made the labels better: precision 0.50 and recall 0.20"
                        + " with the issue file alone, 0.72 and 0.31 now, each answer labelled by what the others"
                        + " taught.");
    }

    @Test
    void comparesWithTheRoundBeforeTheLastTenMinutes() {
        assertThat(answers(40, 30).gain(List.of(round(20, 0.72, 0.31, 0.57), round(40, 0.70, 0.30, 0.50))))
                .startsWith("The last ten minutes of answers (20) did not make the labels better: precision 0.72 and"
                        + " recall 0.31 after 20 answers");
    }

    @Test
    void saysThatNothingIsMeasuredYet() {
        assertThat(answers(60, 30).gain(List.of(round(20, 0.72, 0.31, 0.57))))
                .isEqualTo("The last ten minutes of answers (20) are not measured yet.");
        assertThat(answers(7, 30).gain(List.of())).isEmpty();
    }

    /** Returns so many answers, one in so many seconds. */
    private static EditorAnswers answers(int number, int seconds) {
        Instant first = Instant.parse("2026-11-01T10:00:00Z");
        return new EditorAnswers(IntStream.range(0, number)
                .mapToObj(i -> first.plusSeconds((long) seconds * i))
                .toList());
    }

    private static Round round(int answers, double precision, double recall, double f) {
        return new Round(
                Instant.parse("2026-11-01T11:00:00Z"),
                answers,
                new Alone(0.5, 0.2, 0.38),
                new Accuracy(precision, recall, f),
                true,
                true);
    }
}

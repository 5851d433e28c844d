package org.onrecord.app.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.onrecord.events.Correction;
import org.onrecord.events.issue.ActorFiles;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.IssueFile;

class EditorAnswersTest {
    private static final Issue ISSUE = IssueFile.parse("issue.yaml", """
        id: lamps
        title: Lamps
        languages: [en]
        terms: [lamp]
        topics:
          - {id: light, label: Light, description: lamps at night, examples: [The lamps burn all night.]}
        claims:
          - id: keep-lit
            text: The lamps must burn.
            favor: [Keep the lamps lit.]
            against: [Put the lamps out.]
        """, ActorFiles.NONE);

    @Test
    void countsEachLabelOnceAndNothingElse() {
        Correction first = stance("s1", "keep-lit", "favor", 0);
        Correction again = stance("s1", "keep-lit", "against", 1);
        Correction other = stance("s2", "keep-lit", "none", 2);
        Correction elsewhere = stance("s2", "dredging", "none", 3);
        Correction official =
                Correction.standing("d", "s3", Correction.Field.OFFICIAL, null, "true", "Ada", at(4), "Seen.");
        Correction revoked =
                stance("s4", "keep-lit", "favor", 5).revokedBy(new Correction.Revocation("Ada", at(6), "No."));

        EditorAnswers answers = EditorAnswers.of(List.of(other, first, again, elsewhere, official, revoked), ISSUE);

        assertThat(answers.times()).containsExactly(at(1), at(2));
    }

    @Test
    void knowsWhatWasThereBeforeTheLastTenMinutes() {
        EditorAnswers answers = new EditorAnswers(List.of(at(0), at(5), at(31), at(36), at(40)));
        assertThat(answers.before(Duration.ofMinutes(10))).isEqualTo(2);
        assertThat(new EditorAnswers(List.of()).before(Duration.ofMinutes(10))).isZero();
    }

    private static Correction stance(String statement, String claim, String value, int minute) {
        return Correction.standing(
                "d", statement, Correction.Field.STANCE, claim, value, "Ada", at(minute), "Read again.");
    }

    private static Instant at(int minute) {
        return Instant.parse("2026-11-01T10:00:00Z").plusSeconds(60L * minute);
    }
}

package org.onrecord.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class IssueKeyTest {
    @Test
    void namesTheIssueAndTheRecord() {
        assertThat(IssueKey.of("harbour-lights", "1f0b")).isEqualTo("harbour-lights/1f0b");
        assertThat(IssueKey.issue("harbour-lights/1f0b")).contains("harbour-lights");
        assertThat(IssueKey.id("harbour-lights/1f0b")).isEqualTo("1f0b");
    }

    @Test
    void isTheOwnIdOfARecordWithoutIssue() {
        assertThat(IssueKey.of(null, "1f0b")).isEqualTo("1f0b");
        assertThat(IssueKey.of("", "1f0b")).isEqualTo("1f0b");
        assertThat(IssueKey.issue("1f0b")).isEmpty();
        assertThat(IssueKey.id("1f0b")).isEqualTo("1f0b");
    }

    @Test
    void tellsIssuesApartWhoseIdsBeginAlike() {
        assertThat(IssueKey.isOf("harbour", "harbour/1f0b")).isTrue();
        assertThat(IssueKey.isOf("harbour", "harbour-lights/1f0b")).isFalse();
        assertThat(IssueKey.isOf("harbour-lights", "harbour/1f0b")).isFalse();
        assertThat(IssueKey.isOf("harbour", "harbour")).isFalse();
    }

    @Test
    void isThatOfTheIssueWhereARecordNamesOne() {
        Correction correction = Correction.standing(
                "d", "s", Correction.Field.OFFICIAL, null, "true", "Ines", Instant.EPOCH, "She is.");
        Outcome outcome = new Outcome("d", "v", Outcome.Result.STATEMENTS, 1, 1, "found", "harbour-lights");

        assertThat(correction.key()).isEqualTo(correction.id());
        assertThat(correction.in("harbour-lights").key()).isEqualTo("harbour-lights/" + correction.id());
        assertThat(outcome.key()).isEqualTo("harbour-lights/d");
        assertThat(new String(EventJson.write(outcome), StandardCharsets.UTF_8))
                .endsWith("\"issue\":\"harbour-lights\"}");
        assertThat(Samples.STATEMENT.key()).isEqualTo("harbour-lights/" + Samples.STATEMENT.id());
    }
}

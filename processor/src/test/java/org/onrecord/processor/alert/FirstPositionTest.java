package org.onrecord.processor.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.onrecord.events.Alert;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement;
import org.onrecord.events.Statement.Span;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.Issue.Claim;
import org.onrecord.processor.trend.Member;

class FirstPositionTest {
    private static final String SERIES = "weather/claim:wet/actor:ann";

    private final FirstPosition decision = new FirstPosition(new Issue(
            "weather",
            "Weather",
            "",
            List.of("en"),
            List.of(),
            List.of(),
            List.of(),
            List.of(new Claim("wet", "It will be wet.", "wet", List.of("Rain."), List.of("Sun."))),
            List.of(),
            Map.of()));

    @Test
    void tellsTheEarliestPositionWithItsWords() {
        Alert alert = decision.of(
                        SERIES,
                        Map.of(
                                "c1", position("s1", LocalDate.of(2024, 3, 1), Stance.FAVOR, "It pours."),
                                "c2", position("s2", LocalDate.of(2023, 3, 1), Stance.AGAINST, "It is dry."),
                                "c3", position("s3", null, Stance.FAVOR, "It rains.")))
                .orElseThrow();

        assertThat(alert.title()).isEqualTo("Ann (XX): against “It will be wet.”");
        assertThat(alert.why())
                .isEqualTo(
                        "The first official statement on record in which this actor takes a side on this claim; made on 2023-03-01.");
        assertThat(alert.day()).isEqualTo(LocalDate.of(2023, 3, 1));
        assertThat(alert.evidence()).extracting(Alert.Evidence::words).containsExactly("It is dry.");
        assertThat(alert.facts())
                .containsEntry("claim", "wet")
                .containsEntry("stance", "against")
                .containsEntry("actor", "ann");
    }

    @Test
    void keepsItsIdHoweverManyMorePositionsFollow() {
        Position first = position("s2", LocalDate.of(2023, 3, 1), Stance.AGAINST, "It is dry.");
        Position later = position("s1", LocalDate.of(2024, 3, 1), Stance.FAVOR, "It pours.");

        assertThat(decision.of(SERIES, Map.of("c2", first)))
                .isEqualTo(decision.of(SERIES, Map.of("c1", later, "c2", first)));
    }

    @Test
    void isSilentWithoutPositions() {
        assertThat(decision.of(SERIES, Map.of())).isEmpty();
    }

    private static Position position(String statement, @Nullable LocalDate day, Stance stance, String words) {
        return new Position(
                new Member(
                        statement,
                        new Statement.DocumentRef("doc", "v", "Title", "Publisher", null, null),
                        day,
                        "weather",
                        new Statement.Actor("ann", "Ann", false, "XX", 1, true),
                        "Ann",
                        List.of(),
                        List.of()),
                new Statement.StanceLabel("wet", stance, 0.9, new Span(0, words.length()), words));
    }
}

package org.onrecord.events.issue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.events.Correction;
import org.onrecord.events.Correction.Field;
import org.onrecord.events.issue.Issue.Claim;
import org.onrecord.events.issue.Issue.RegisteredActor;
import org.onrecord.events.issue.Issue.Topic;

class CorrectionCheckTest {
    private static final CorrectionCheck CHECK = new CorrectionCheck(new Issue(
            "harbour",
            "Harbour",
            "",
            List.of("en"),
            List.of(),
            List.of(),
            List.of(),
            List.of(new RegisteredActor(
                    "mira-okafor",
                    RegisteredActor.Kind.PERSON,
                    Map.of("en", List.of("Mira Okafor")),
                    null,
                    "AA",
                    1,
                    List.of())),
            List.of(new Topic("lamps", "Lamps", "", List.of(), Map.of())),
            List.of(new Claim("keep-lit", "The lights stay lit.", "lit", List.of(), List.of())),
            List.of(),
            Map.of(),
            LearnedModel.NOTHING,
            List.of(),
            Map.of()));

    @ParameterizedTest
    @CsvSource({
        "SPEAKER, , mira-okafor",
        "SPEAKER, , ~Tom Reed",
        "OFFICIAL, , true",
        "OFFICIAL, , false",
        "TOPIC, lamps, present",
        "TOPIC, lamps, absent",
        "STANCE, keep-lit, favor",
        "STANCE, keep-lit, against",
        "STANCE, keep-lit, none"
    })
    void acceptsCorrectionsThatFitTheIssue(Field field, @Nullable String subject, String value) {
        assertThat(CHECK.problem(correction(field, subject, value))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SPEAKER  |          | mira-okafo   | the issue has no actor "mira-okafo"; did you mean "mira-okafor"?; write ~ in front of a name that is not in the registry
            SPEAKER  |          | ~            | the name of the speaker is missing
            SPEAKER  | keep-lit | mira-okafor  | a correction of the field speaker has no subject
            OFFICIAL |          | yes          | official is set to one of false, true, not "yes"
            TOPIC    | lamp     | present      | the issue has no topic "lamp"; did you mean "lamps"?
            TOPIC    |          | present      | the topic's id is missing
            TOPIC    | lamps    | favor        | a topic is set to one of absent, present, not "favor"
            STANCE   | keep-lid | favor        | the issue has no claim "keep-lid"; did you mean "keep-lit"?
            STANCE   | keep-lit | for          | a stance is set to one of against, favor, none, not "for"
            """)
    void explainsTheProblemWithASuggestion(Field field, @Nullable String subject, String value, String fault) {
        assertThat(CHECK.problem(correction(field, subject, value))).contains(fault);
    }

    @Test
    void requiresAnAuthorAndAReason() {
        Instant at = Instant.parse("2024-05-06T07:08:09Z");
        assertThat(CHECK.problem(Correction.standing("d", "s", Field.OFFICIAL, null, "true", " ", at, "Because.")))
                .contains("the author is missing");
        assertThat(CHECK.problem(Correction.standing("d", "s", Field.OFFICIAL, null, "true", "Ines", at, "")))
                .contains("the reason is missing");
        assertThat(CHECK.problem(
                        Correction.standing("d", "s", Field.OFFICIAL, null, "true", "Ines", at, "x".repeat(2001))))
                .contains("the reason has 2001 characters; at most 2000 are allowed");
    }

    @Test
    void acceptsARevokedCorrectionOfSomethingTheIssueNoLongerHas() {
        Correction gone = correction(Field.STANCE, "gone", "favor");
        Instant later = Instant.parse("2024-05-07T07:08:09Z");
        assertThat(CHECK.problem(gone.revokedBy(new Correction.Revocation("Tom", later, "The claim is gone."))))
                .isEmpty();
        assertThat(CHECK.problem(gone.revokedBy(new Correction.Revocation("", later, "The claim is gone."))))
                .contains("the revocation's author is missing");
    }

    private static Correction correction(Field field, @Nullable String subject, String value) {
        return Correction.standing(
                "d1",
                "s1",
                field,
                subject,
                value,
                "Ines Calder",
                Instant.parse("2024-05-06T07:08:09Z"),
                "She says so herself.");
    }
}

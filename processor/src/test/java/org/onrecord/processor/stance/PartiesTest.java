package org.onrecord.processor.stance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement;
import org.onrecord.events.Statement.Span;
import org.onrecord.events.issue.Issue;
import org.onrecord.processor.passage.Passage;
import org.onrecord.testing.IssueBuilder;

class PartiesTest {
    private static final Parties PARTIES = new Parties(IssueBuilder.issue("lamps", "Lamps")
            .claims(
                    new Issue.Claim(
                            "talk",
                            "The two should talk.",
                            "talk",
                            List.of(),
                            List.of(),
                            List.of("CN", "US"),
                            List.of(),
                            List.of(),
                            Map.of()),
                    new Issue.Claim("lamps", "Lamps should burn.", "lamps", List.of(), List.of()))
            .build());

    @Test
    void bothPartiesSpeakOrAreNamed() {
        assertThat(allow("CN", "", "We will talk to the United States about the lamps."))
                .isTrue();
        assertThat(allow("MX", "", "China and the U.S. should talk.")).isTrue();
        assertThat(allow("CN", "Will you talk to Washington?", "We will.")).isTrue();
        assertThat(allow("CN", "", "中美应当对话。")).isTrue();
    }

    @Test
    void talksWithOthersAreNotBetweenThem() {
        assertThat(allow("US", "", "We will talk to Mexico about the lamps.")).isFalse();
        assertThat(allow("US", "", "All agencies must talk to each other and to Canada."))
                .isFalse();
        assertThat(allow("US", "", "We will talk about the lamps.")).isFalse();
    }

    @Test
    void wordsThatNameOnlyOthersAreNotAboutTheParties() {
        assertThat(concern("CN", "talk", "China resumes its talks with Mexico."))
                .isFalse();
        assertThat(concern("CN", "talk", "China resumes its talks with Mexico and the United States."))
                .isTrue();
        assertThat(concern("CN", "talk", "We resume the talks.")).isTrue();
        assertThat(concern("CN", "lamps", "China buys its lamps in Mexico.")).isTrue();
    }

    private static boolean concern(String speaker, String claim, String words) {
        return PARTIES.concern(
                new Statement.StanceLabel(
                        claim, Stance.FAVOR, 0.9, new Span(0, words.length()), words, null, null, false),
                speaker);
    }

    @Test
    void bothSidesAreThePartiesIfNoThirdGovernmentIsNamed() {
        assertThat(allow("CN", "", "Both sides should talk as equals.")).isTrue();
        assertThat(allow("CN", "", "双方应当平等对话。")).isTrue();
        assertThat(allow("US", "", "We agreed to talk about the lamps again.")).isTrue();
        assertThat(allow("CN", "", "Mexico knows that both sides should talk.")).isFalse();
        assertThat(allow("US", "", "We agreed to talk about lamps for Haitians and Canadians."))
                .isFalse();
    }

    @Test
    void aClaimWithoutPartiesIsAboutAny() {
        assertThat(PARTIES.allow("lamps", passage("MX", "", "Lamps burn."))).isTrue();
    }

    private static boolean allow(String speaker, String question, String words) {
        return PARTIES.allow("talk", passage(speaker, question, words));
    }

    private static Passage passage(String speaker, String question, String words) {
        return new Passage(
                "en",
                speaker,
                question,
                List.of(new Passage.Sentence(new Statement.Span(0, words.length()), words, new float[0], false)));
    }
}

package org.onrecord.events.opinion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.onrecord.events.Samples;
import org.onrecord.events.Statement;
import org.onrecord.events.Statement.Actor;
import org.onrecord.events.Statement.Speaker;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.LearnedModel;

class OpinionRequestTest {
    private static final Statement STATEMENT = Samples.STATEMENT;
    private static final Issue ISSUE = issue("The harbour lights should stay lit.");

    @Test
    void containsWordsQuestionSpeakerClaimsAndTopics() {
        assertThat(OpinionRequest.of(STATEMENT, "Will the lights go out?", ISSUE))
                .isEqualTo(new OpinionRequest(
                        "The lights stay on.",
                        "Will the lights go out?",
                        "Mira Okafor",
                        "AA",
                        List.of(new OpinionRequest.Proposition("keep-lit", "The harbour lights should stay lit.")),
                        List.of(
                                new OpinionRequest.Subject("lamps", "Lamps: what burns in them"),
                                new OpinionRequest.Subject("fees", "Fees"))));
    }

    @Test
    void namesAnUnregisteredSpeakerAsInTheDocument() {
        Statement statement =
                by(new Speaker("J. Vale", "Keeper", "Harbour Board"), new Actor(null, "J. Vale", true, "AA", 2, true));

        assertThat(OpinionRequest.of(statement, null, ISSUE).speaker()).isEqualTo("J. Vale, Keeper, Harbour Board");
    }

    @Test
    void hashDoesNotDependOnTheDocument() {
        Statement carried = by(new Speaker("Minister Okafor", null, null), STATEMENT.actor());

        assertThat(OpinionRequest.of(carried, null, ISSUE).hash())
                .isEqualTo(OpinionRequest.of(STATEMENT, null, ISSUE).hash());
    }

    @Test
    void hashDependsOnWordsClaimsQuestionAndSpeaker() {
        assertThat(List.of(
                        OpinionRequest.of(STATEMENT, null, ISSUE).hash(),
                        OpinionRequest.of(STATEMENT, "Why?", ISSUE).hash(),
                        OpinionRequest.of(STATEMENT, null, issue("The lamps are too bright."))
                                .hash(),
                        OpinionRequest.of(
                                        by(STATEMENT.speaker(), new Actor("x", "X", false, "BB", 1, true)), null, ISSUE)
                                .hash()))
                .doesNotHaveDuplicates();
    }

    @Test
    void shortensTheWordsBetweenCharacters() {
        Statement statement = saying("x".repeat(11_999) + "🌊 and more");

        assertThat(OpinionRequest.of(statement, null, ISSUE).words()).isEqualTo("x".repeat(11_999));
    }

    private static Issue issue(String claim) {
        return new Issue(
                "harbour-lights",
                "Harbour lights",
                "",
                List.of("en"),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(
                        new Issue.Topic("lamps", "Lamps", "what burns in them", List.of(), Map.of()),
                        new Issue.Topic("fees", "Fees", "", List.of(), Map.of())),
                List.of(new Issue.Claim("keep-lit", claim, "keep lit", List.of(), List.of())),
                List.of(),
                Map.of(),
                LearnedModel.NOTHING,
                List.of(),
                Map.of());
    }

    private static Statement by(Speaker speaker, Actor actor) {
        return with(STATEMENT.quote(), speaker, actor);
    }

    private static Statement saying(String quote) {
        return with(quote, STATEMENT.speaker(), STATEMENT.actor());
    }

    private static Statement with(String quote, Speaker speaker, Actor actor) {
        return new Statement(
                STATEMENT.id(),
                STATEMENT.document(),
                new Statement.Excerpt(
                        STATEMENT.span(),
                        quote,
                        STATEMENT.excerpt().before(),
                        STATEMENT.excerpt().after(),
                        STATEMENT.language()),
                STATEMENT.kind(),
                STATEMENT.within(),
                new Statement.Attribution(speaker, actor),
                STATEMENT.when(),
                null,
                STATEMENT.distanced(),
                STATEMENT.issue(),
                STATEMENT.labels(),
                "",
                false,
                STATEMENT.model(),
                STATEMENT.corrected(),
                null);
    }
}

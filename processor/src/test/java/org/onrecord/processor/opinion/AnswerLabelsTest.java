package org.onrecord.processor.opinion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onrecord.events.Stance.AGAINST;
import static org.onrecord.events.Stance.FAVOR;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.onrecord.events.Ids;
import org.onrecord.events.Opinion;
import org.onrecord.events.Opinion.SideTaken;
import org.onrecord.events.Opinion.TopicTreated;
import org.onrecord.events.Statement;
import org.onrecord.events.Statement.Labeller;
import org.onrecord.events.Statement.Span;
import org.onrecord.events.Statement.StanceLabel;
import org.onrecord.events.Statement.TopicLabel;
import org.onrecord.testing.StatementBuilder;

class AnswerLabelsTest {
    private static final AnswerLabels LABELS = new AnswerLabels(Lights.ISSUE, "example-llm");

    /** Its words begin at the tenth character of the document. */
    private static final Statement READ = StatementBuilder.like(
                    Lights.statement("s1", "We keep them lit. No ship shall pay.", null, 0.7))
            .span(new Span(10, 46))
            .topics(List.of(new TopicLabel("lamps", 0.8)))
            .unsure(List.of(new StanceLabel("fee", FAVOR, 0.4, new Span(28, 46), "No ship shall pay.")))
            .talkingPoints(List.of("tp"))
            .build();

    @Test
    void anAnswerDecidesSidesAndTopicsWithItsWordsAsEvidence() {
        Statement labelled = LABELS.apply(
                READ,
                answer(
                        null,
                        List.of(new SideTaken("fee", AGAINST, "No ship shall pay", Map.of())),
                        List.of(new TopicTreated("money", "shall pay"))));

        assertThat(labelled.stances())
                .containsExactly(new StanceLabel(
                        "fee", AGAINST, 0.9, new Span(28, 45), "No ship shall pay", null, "example-llm", false));
        assertThat(labelled.topics()).containsExactly(new TopicLabel("money", 0.9));
        assertThat(labelled.unsure()).isEmpty();
        assertThat(labelled.labels().talkingPoints()).containsExactly("tp");
        assertThat(labelled.labeller()).isEqualTo(new Labeller("example-llm", Labeller.Answer.GIVEN));
    }

    @Test
    void anAnswerWithoutSidesRemovesTheLocalOnes() {
        Statement labelled = LABELS.apply(READ, answer(null, List.of(), List.of()));

        assertThat(labelled.stances()).isEmpty();
        assertThat(labelled.topics()).isEmpty();
        assertThat(labelled.labeller()).isEqualTo(new Labeller("example-llm", Labeller.Answer.GIVEN));
    }

    @Test
    void localLabelsStayUntilThereIsAnAnswer() {
        Statement waiting = LABELS.apply(READ, null);

        assertThat(waiting.labels()).isEqualTo(READ.labels());
        assertThat(waiting.labeller()).isEqualTo(new Labeller("example-llm", Labeller.Answer.AWAITED));
    }

    @Test
    void localLabelsStayIfTheAnswerWasRefusedOrNamesWhatIsNotThere() {
        for (Opinion wrong : List.of(
                answer("the answer is not JSON", List.of(), List.of()),
                answer(null, List.of(new SideTaken("harbour", FAVOR, "lit", Map.of())), List.of()),
                answer(null, List.of(new SideTaken("fee", FAVOR, "Ships shall pay", Map.of())), List.of()),
                answer(null, List.of(), List.of(new TopicTreated("weather", "lit"))),
                answer(null, List.of(), List.of(new TopicTreated("lamps", " "))))) {
            Statement kept = LABELS.apply(READ, wrong);

            assertThat(kept.labels()).isEqualTo(READ.labels());
            assertThat(kept.labeller()).isEqualTo(new Labeller("example-llm", Labeller.Answer.REFUSED));
        }
    }

    @Test
    void theDecidingOpinionDependsOnWordsQuestionAndModelAndNotOnTheDocument() {
        Statement question = Lights.statement("q", "Who pays?", Statement.Kind.QUESTION, null, null, 4);
        Statement elsewhere = StatementBuilder.like(READ)
                .document(new Statement.DocumentRef("d2", "v1", "Title", "Paper", null, null))
                .build();

        assertThat(LABELS.decidedBy(elsewhere, Optional.empty()))
                .isPresent()
                .isEqualTo(LABELS.decidedBy(READ, Optional.empty()))
                .isEqualTo(LABELS.decidedBy(READ, Optional.of(READ)));
        assertThat(List.of(
                        LABELS.decidedBy(READ, Optional.empty()),
                        LABELS.decidedBy(READ, Optional.of(question)),
                        new AnswerLabels(Lights.ISSUE, "another-llm").decidedBy(READ, Optional.empty())))
                .doesNotHaveDuplicates();
    }

    @Test
    void nobodyIsAskedAboutStatementsThatDoNotCount() {
        assertThat(LABELS.decidedBy(
                        Lights.statement("s2", "Lamps are dear.", Statement.Kind.TURN, null, null, 4),
                        Optional.empty()))
                .isEmpty();
    }

    @Test
    void aModelThatReadOnlyTheBeginningOfAStatementDoesNotLabelIt() {
        assertThat(LABELS.decidedBy(Lights.statement("s3", "Lit. ".repeat(2_400), null), Optional.empty()))
                .isPresent();
        assertThat(LABELS.decidedBy(Lights.statement("s3", "Lit. ".repeat(2_401), null), Optional.empty()))
                .isEmpty();
    }

    private static Opinion answer(@Nullable String refused, List<SideTaken> sides, List<TopicTreated> topics) {
        return new Opinion(
                Ids.opinion("asked", "example-llm"),
                "asked",
                "lights",
                "example-llm",
                sides,
                topics,
                refused,
                1,
                Instant.EPOCH);
    }
}

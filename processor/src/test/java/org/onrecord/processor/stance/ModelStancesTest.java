package org.onrecord.processor.stance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement;
import org.onrecord.events.issue.Issue;
import org.onrecord.processor.model.OnnxEmbedder;
import org.onrecord.processor.model.OnnxStanceReader;
import org.onrecord.processor.model.StanceReader;
import org.onrecord.processor.passage.Passage;
import org.onrecord.processor.topic.Harbour;
import org.onrecord.testing.IssueBuilder;

class ModelStancesTest {
    private static OnnxEmbedder embedder;
    private static OnnxStanceReader reader;
    private static ModelStances stances;

    @BeforeAll
    static void load() {
        embedder = new OnnxEmbedder();
        reader = new OnnxStanceReader(List::of);
        stances = new ModelStances(Harbour.ISSUE, embedder, reader);
    }

    @AfterAll
    static void close() {
        embedder.close();
        reader.close();
    }

    @Test
    void findsTheSideAndTheSentenceThatTakesIt() {
        String thanks = "Thank you all for coming.";
        String side = "We will not allow anyone to close the harbour of Elmport, it must stay open to the boats.";

        assertThat(decide("en", thanks, side)).singleElement().satisfies(stance -> {
            assertThat(stance.claim()).isEqualTo("close");
            assertThat(stance.stance()).isEqualTo(Stance.AGAINST);
            assertThat(stance.words()).isEqualTo(side);
            assertThat(stance.evidence()).isEqualTo(new Statement.Span(26, 26 + side.length()));
        });
    }

    @Test
    void quotesTwoSentencesIfBothTakeTheSide() {
        String first = "We will not allow anyone to close the harbour of Elmport.";
        String second = "The harbour of Elmport must stay open to the boats.";

        assertThat(decide("en", "Thank you all for coming.", first, second, "There is coffee at the door."))
                .singleElement()
                .satisfies(stance -> assertThat(stance.words()).isEqualTo(first + " " + second));
    }

    @Test
    void findsTheSideInFavor() {
        assertThat(decide("en", "Elmport harbour has to be shut to all fishing."))
                .extracting(Statement.StanceLabel::stance)
                .containsExactly(Stance.FAVOR);
    }

    @Test
    void isNeverSureEnoughForAnAlertWhereNothingWasLearned() {
        assertThat(decide("en", "Elmport harbour has to be shut to all fishing."))
                .singleElement()
                .satisfies(stance -> assertThat(stance.score()).isLessThan(0.9));
    }

    @Test
    void tellsAPlainSideInChineseWhereNothingWasLearned() {
        Passage passage = Harbour.passage(embedder, "zh", "我们坚决反对关闭埃尔姆港的计划。");

        assertThat(stances.decide(passage).taken()).singleElement().satisfies(stance -> {
            assertThat(stance.claim()).isEqualTo("close");
            assertThat(stance.stance()).isEqualTo(Stance.AGAINST);
            assertThat(stance.score()).isLessThan(0.9);
        });
    }

    @Test
    void readsSpanishInEnglishWordsAndShowsTheSpanishOnes() {
        String side = "Rechazamos el plan de cerrar el puerto de Elmport a los barcos.";

        assertThat(decide("es", "Muchas gracias a todos.", side))
                .singleElement()
                .satisfies(stance -> {
                    assertThat(stance.claim()).isEqualTo("close");
                    assertThat(stance.stance()).isEqualTo(Stance.AGAINST);
                    assertThat(stance.words()).isEqualTo(side);
                    assertThat(stance.evidence()).isEqualTo(new Statement.Span(24, 24 + side.length()));
                });
    }

    @Test
    void takesNoSideFromReportedWords() {
        Passage passage = Harbour.passage(embedder, "en", "Elmport harbour has to be shut to all fishing.");
        Passage reported = new Passage(
                "en",
                "none",
                "",
                passage.sentences().stream()
                        .map(sentence ->
                                new Passage.Sentence(sentence.span(), sentence.text(), sentence.vector(), true))
                        .toList());

        assertThat(stances.decide(reported).taken()).isEmpty();
    }

    @Test
    void takesNoSideFromOtherMatters() {
        assertThat(decide("en", "The budget provides for two new schools.")).isEmpty();
    }

    @Test
    void asksTheModelOnlyAboutClaimsOnWhichItsAnswerCouldTellASide() {
        Asked asked = new Asked();
        ModelStances careful = new ModelStances(
                IssueBuilder.issue("harbour", "Fishing in Elmport harbour")
                        .languages("en", "zh")
                        .topics(Harbour.ISSUE.topics().toArray(Issue.Topic[]::new))
                        .claims(Harbour.ISSUE.claims().toArray(Issue.Claim[]::new))
                        .thresholds(Map.of("stance", 0.95))
                        .build(),
                embedder,
                asked);
        Passage near = Harbour.passage(embedder, "en", "We thank the mayor of Elmport.");

        assertThat(careful.decide(near)).isEqualTo(StanceDecision.Decision.NONE);
        assertThat(asked.claims).isEmpty();

        careful.propose(near);
        assertThat(asked.claims).containsExactly("The harbour of Elmport should be closed to fishing boats.");

        careful.decide(Harbour.passage(embedder, "en", "Elmport harbour has to be shut to all fishing."));
        assertThat(asked.claims.stream().distinct())
                .containsExactly(
                        "The harbour of Elmport should be closed to fishing boats.",
                        "The harbour of Elmport must be shut to fishing at once.",
                        "We support closing Elmport to all fishing boats.");
    }

    /** A reader that keeps what it was asked. */
    private static final class Asked implements StanceReader {
        private final List<String> claims = new ArrayList<>();

        @Override
        public Reading read(Query query, String language) {
            claims.add(query.claim());
            return reader.read(query, language);
        }

        @Override
        public String id() {
            return reader.id();
        }

        @Override
        public void close() {}
    }

    private static List<Statement.StanceLabel> decide(String language, String... sentences) {
        return stances.decide(Harbour.passage(embedder, language, sentences)).taken();
    }
}

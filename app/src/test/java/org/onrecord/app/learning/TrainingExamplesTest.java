package org.onrecord.app.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.onrecord.events.Correction.Field;
import org.onrecord.events.EventJson;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement;
import org.onrecord.events.Statement.Corrected;
import org.onrecord.events.Statement.Span;
import org.onrecord.events.Statement.StanceLabel;
import org.onrecord.testing.StatementBuilder;

public class TrainingExamplesTest {
    @Test
    void anExampleIsALabelledPassageWithTheWordsOfTheStatement() {
        Statement decided =
                statement(corrected(Field.STANCE, "share", "favor"), corrected(Field.STANCE, "dam", "none"));

        String json = EventJson.mapper()
                .writeValueAsString(TrainingExamples.of(decided, "en").orElseThrow());

        assertThat(json).isEqualTo("""
            {"id":"s1","lang":"en","publisher":"Heron Office","date":"2024-05-06","title":"On water",\
            "text":"We share the water. We share it gladly.","on_issue":true,"speaker":"A. Heron","side":"CA",\
            "official":true,"topics":["water"],"stances":{"share":"favor","trade":"against"},\
            "evidence":{"share":"We share the water.","trade":"gladly"},"decided":["stance:share","stance:dam"]}\
            """);
        LabelledPassage passage = LabelledPassage.of(EventJson.mapper().readTree(json));
        assertThat(passage.stances()).isEqualTo(Map.of("share", Stance.FAVOR, "trade", Stance.AGAINST));
        assertThat(passage.evidence()).containsEntry("share", List.of(new Span(0, 19)));
        assertThat(passage.topics()).isEqualTo(Set.of("water"));
        assertThat(passage.onIssue()).isTrue();
        assertThat(passage.official()).isTrue();
    }

    @Test
    void aStatementWithoutADecisionOnTopicOrStanceIsNoExample() {
        assertThat(TrainingExamples.of(statement(), "en")).isEmpty();
        assertThat(TrainingExamples.of(
                        statement(corrected(Field.SPEAKER, null, "heron"), corrected(Field.OFFICIAL, null, "true")),
                        "en"))
                .isEmpty();
        assertThat(TrainingExamples.of(statement(corrected(Field.TOPIC, "water", "present")), "en")
                        .orElseThrow()
                        .get("decided"))
                .hasToString("[\"topic:water\"]");
    }

    @Test
    void aStatementWithoutTheLastTopicIsOffTheIssue() {
        Statement off = statement(corrected(Field.TOPIC, "water", "absent"))
                .corrected(
                        statement().attribution(),
                        new Statement.Labels(List.of(), List.of(), List.of(), List.of()),
                        List.of(corrected(Field.TOPIC, "water", "absent")));

        assertThat(TrainingExamples.of(off, "en").orElseThrow().get("on_issue").asBoolean())
                .isFalse();
    }

    /** Returns an invented statement with labels that an editor decided. */
    public static Statement statement(Corrected... corrected) {
        String quote = "We share the water. We share it gladly.";
        return StatementBuilder.statement("s1", quote)
                .document(new Statement.DocumentRef("d1", "v1", "On water", "Heron Office", null, "2024-05-06"))
                .speaker("A. Heron", null, null)
                .actor(new Statement.Actor("heron", "Ada Heron", false, "CA", 1, true))
                .day(LocalDate.of(2024, 5, 6))
                .issue("water")
                .topics(List.of(new Statement.TopicLabel("water", 0.8)))
                .stances(List.of(
                        new StanceLabel("trade", Stance.AGAINST, 0.6, new Span(32, 38), "gladly"),
                        new StanceLabel("share", Stance.FAVOR, 1, new Span(0, 19), "We share the water.")))
                .cluster("c1")
                .model("example/1")
                .corrected(List.of(corrected))
                .build();
    }

    public static Corrected corrected(Field field, @Nullable String subject, String value) {
        return new Corrected("c", field, subject, value, "Ines", Instant.ofEpochSecond(1), "She says so.");
    }
}

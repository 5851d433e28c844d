package org.onrecord.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.onrecord.events.Statement.Actor;
import org.onrecord.events.Statement.Kind;
import org.onrecord.events.Statement.Span;

class StatementTest {
    private static final Actor OFFICIAL = new Actor("mira-okafor", "Mira Okafor", false, "AA", 2, true);
    private static final Actor READER = new Actor(null, null, true, "none", 4, false);

    @Test
    void countsOnlyAnOfficialsOwnWords() {
        assertThat(statement(Kind.TURN, null, OFFICIAL).counts()).isTrue();
        assertThat(statement(Kind.QUESTION, null, OFFICIAL).counts()).isFalse();
        assertThat(statement(Kind.COMMENT, null, OFFICIAL).counts()).isFalse();
        assertThat(statement(Kind.TURN, "outer", OFFICIAL).counts()).isFalse();
        assertThat(statement(Kind.TURN, null, READER).counts()).isFalse();
    }

    @Test
    void actorIsKnownByIdElseByName() {
        assertThat(OFFICIAL.key()).contains("mira-okafor");
        assertThat(new Actor(null, "Harbour Pilots' Union", true, "none", 4, false).key())
                .contains("~harbour pilots' union");
        assertThat(READER.key()).isEmpty();
    }

    @Test
    void spanReturnsItsWordsAndWhetherItContainsAnother() {
        Span span = new Span(4, 10);

        assertThat(span.of("The lights stay on.")).isEqualTo("lights");
        assertThat(span.contains(new Span(4, 10))).isTrue();
        assertThat(span.contains(new Span(5, 7))).isTrue();
        assertThat(span.contains(new Span(3, 7))).isFalse();
        assertThat(span.contains(new Span(9, 11))).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Span(5, 4))
                .withMessage("a span needs 0 <= start <= end, not 5..4");
    }

    @Test
    void readsAStatementWrittenBeforeTheFieldDistancedExisted() {
        String json = Samples.golden("statement").replaceFirst("(?s)\"distanced\".*?\\} \\],", "");

        Statement read = EventJson.read(json.getBytes(StandardCharsets.UTF_8), Statement.class);

        assertThat(json).doesNotContain("distanced");
        assertThat(read.distanced()).isEmpty();
    }

    @Test
    void readsAStatementAndAnOpinionWrittenBeforeALanguageModelCouldLabel() {
        String opinion = Samples.golden("opinion").replace("\"topics\": [],", "");

        assertThat(EventJson.read(Samples.golden("statement").getBytes(StandardCharsets.UTF_8), Statement.class)
                        .labeller())
                .isNull();
        assertThat(opinion).doesNotContain("topics");
        assertThat(EventJson.read(opinion.getBytes(StandardCharsets.UTF_8), Opinion.class)
                        .topics())
                .isEmpty();
    }

    @Test
    void writesTheLanguageModelThatLabels() {
        Statement labelled = Samples.STATEMENT.labelled(
                Statement.Labels.NONE, new Statement.Labeller("example-llm-1", Statement.Labeller.Answer.AWAITED));

        String json = new String(EventJson.write(labelled), StandardCharsets.UTF_8);

        assertThat(json).endsWith("\"labeller\":{\"name\":\"example-llm-1\",\"answer\":\"awaited\"}}");
        assertThat(EventJson.read(json.getBytes(StandardCharsets.UTF_8), Statement.class))
                .isEqualTo(labelled);
    }

    @Test
    void trendKeyNamesItsParts() {
        assertThat(Samples.TREND.key()).isEqualTo("harbour-lights/claim:keep-lit/side:AA/week/2023-W25");
    }

    private static Statement statement(Kind kind, @Nullable String within, Actor actor) {
        Statement s = Samples.STATEMENT;
        return new Statement(
                s.id(),
                s.document(),
                s.excerpt(),
                kind,
                within,
                new Statement.Attribution(s.speaker(), actor),
                s.when(),
                s.answerTo(),
                s.distanced(),
                s.issue(),
                s.labels(),
                s.cluster(),
                s.copy(),
                s.model(),
                s.corrected(),
                s.labeller());
    }
}

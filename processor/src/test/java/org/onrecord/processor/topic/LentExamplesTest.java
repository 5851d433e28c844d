package org.onrecord.processor.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.onrecord.events.issue.Issue;
import org.onrecord.processor.model.Embedder;
import org.onrecord.testing.IssueBuilder;

class LentExamplesTest {
    private static final Issue BOATS = IssueBuilder.issue("boats", "Boats")
            .languages("en", "zh")
            .topics(
                    new Issue.Topic("nets", "Nets", "nets and their meshes", List.of("The nets are torn."), Map.of()),
                    new Issue.Topic(
                            "fares", "Fares", "what a crossing costs", List.of("Fares rise.", "票价上涨。"), Map.of()))
            .claims(
                    new Issue.Claim(
                            "ban-nets",
                            "Fine nets should be banned.",
                            "",
                            List.of("Ban fine nets.", "禁止细网。"),
                            List.of("细网无害。")),
                    new Issue.Claim("low-fares", "Fares are too low.", "", List.of("票价太低。"), List.of("票价太高。")))
            .build();

    @Test
    void aTopicWithoutExamplesInAScriptGetsThoseOfTheNearestClaims() {
        assertThat(LentExamples.of(BOATS, new NetsOrNot(), true)).containsExactly(List.of("禁止细网。", "细网无害。"), List.of());
    }

    @Test
    void topicsWithExamplesOfTheirOwnGetNone() {
        assertThat(LentExamples.of(BOATS, new NetsOrNot(), false)).containsExactly(List.of(), List.of());
    }

    /** An embedder of two meanings: nets, and all else. */
    private static final class NetsOrNot implements Embedder {
        @Override
        public List<float[]> embed(List<String> sentences, String language) {
            return sentences.stream()
                    .map(each ->
                            each.toLowerCase(Locale.ROOT).contains("nets") ? new float[] {1, 0} : new float[] {0, 1})
                    .toList();
        }

        @Override
        public String id() {
            return "nets";
        }

        @Override
        public void close() {}
    }
}

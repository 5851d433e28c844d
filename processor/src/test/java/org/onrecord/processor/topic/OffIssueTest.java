package org.onrecord.processor.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.onrecord.events.Statement.Span;
import org.onrecord.events.issue.Issue;
import org.onrecord.processor.passage.Passage;

class OffIssueTest {
    private final OffIssue rule = OffIssue.of(new Issue.Exclusion(List.of("lagoon", "泻湖"), List.of("harbour", "港口")));

    @Test
    void takesWordsOffTheIssueThatNameAnotherMatter() {
        assertThat(rule.excludes(said("", "The lagoons are shut to boats."))).isTrue();
        assertThat(rule.excludes(said("", "泻湖不对船只开放。"))).isTrue();
        assertThat(rule.excludes(said("Is the lagoon shut?", "It is."))).isTrue();
        assertThat(rule.excludes(said("", "The quay is shut to boats."))).isFalse();
    }

    @Test
    void keepsWordsThatNameTheIssueAsWell() {
        assertThat(rule.excludes(said("", "The lagoon is shut, and so is the harbour.")))
                .isFalse();
        assertThat(rule.excludes(said("What of the harbour?", "We shut the lagoon.")))
                .isFalse();
    }

    private static Passage said(String question, String words) {
        return new Passage(
                "en",
                "none",
                question,
                List.of(new Passage.Sentence(new Span(0, words.length()), words, new float[0], false)));
    }
}

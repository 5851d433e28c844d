package org.onrecord.processor.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.onrecord.events.issue.ActorFiles;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.IssueFile;

class NewIssueTest {
    private static final NewIssue TEA = new NewIssue(
            "tea-duties",
            "Tea \"duties\"",
            "What Arland and other governments say about duties on tea.\nAnd teapots.",
            List.of("en", "zh"));

    @Test
    void writesAFileThatCanBeReadAtOnce() {
        Issue issue = IssueFile.parse("tea-duties.yaml", TEA.yaml(), ActorFiles.NONE);

        assertThat(issue.id()).isEqualTo("tea-duties");
        assertThat(issue.title()).isEqualTo("Tea \"duties\"");
        assertThat(issue.description())
                .isEqualTo("What Arland and other governments say about duties on tea. And teapots.");
        assertThat(issue.languages()).containsExactly("en", "zh");
        assertThat(issue.claims()).isEmpty();
    }

    @Test
    void takesTheFirstTermsFromTheTitleAndTheSentences() {
        assertThat(TEA.terms()).contains("duties", "arland", "teapots").doesNotContain("governments", "other", "about");
    }
}

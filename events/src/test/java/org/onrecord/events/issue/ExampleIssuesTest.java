package org.onrecord.events.issue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExampleIssuesTest {

    @ParameterizedTest
    @ValueSource(strings = {"cyber-spying", "japan"})
    void hasTwoSidesOnEachClaimAndLearnedNumbersButNoSentences(String name) throws IOException {
        Issue issue = IssueFile.read(Path.of("../examples/issues", name, "issue.yaml"), Path.of("../actors"));

        assertThat(issue.id()).isEqualTo(name);
        assertThat(issue.claims())
                .allSatisfy(claim -> assertThat(claim.favor()).isNotEmpty())
                .allSatisfy(claim -> assertThat(claim.against()).isNotEmpty());
        assertThat(issue.learned().languages()).containsOnlyKeys("en", "zh");
        assertThat(issue.learned().claims()).isEmpty();
    }
}

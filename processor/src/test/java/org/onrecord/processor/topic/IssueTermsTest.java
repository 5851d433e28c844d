package org.onrecord.processor.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.events.Document;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.IssueFile;

class IssueTermsTest {
    private static final String LAMPS = """
            id: lamps
            title: Lamps
            languages: [en]
            %s
            topics: []
            claims:
              - id: keep-lit
                text: The lamps stay lit.
                favor: [The lamps stay lit.]
                against: [The lamps go out.]
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Talks                | The Lamplighters met.            | true",
                "The lamp             | They met.                        | true",
                "Talks                | Both governments will cooperate. | false",
                "Talks                | The clamp is broken.             | false",
                "Talks                | 码头的灯塔昨夜熄灭。                 | true",
                "Talks                | 双方将继续合作。                    | false",
            })
    void areInADocumentThatNamesTheIssue(String title, String text, boolean named) {
        assertThat(IssueTerms.of(issue("terms: [lamp, 灯塔]")).areIn(document(title, text)))
                .isEqualTo(named);
    }

    @ParameterizedTest
    @CsvSource({"''", "'terms: []'"})
    void areInEveryDocumentWhereNoneAreDeclared(String terms) {
        assertThat(IssueTerms.of(issue(terms)).areIn(document("Talks", "They met.")))
                .isTrue();
    }

    private static Issue issue(String terms) {
        return IssueFile.parse("lamps", LAMPS.formatted(terms));
    }

    private static Document document(String title, String text) {
        return new Document(
                "d", "v", "s", "i", "Port office", null, null, title, null, Instant.EPOCH, "en", text, null);
    }
}

package org.onrecord.processor.setup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.onrecord.events.issue.ActorFiles;
import org.onrecord.events.issue.IssueFile;
import org.onrecord.testing.DocumentBuilder;

class MissedTermsTest {
    private final MissedTerms missed =
            new MissedTerms(IssueFile.parse("lamps", """
            id: lamps
            title: Lamps
            languages: [en]
            terms: [lamp]
            topics:
              - {id: light, label: Light, examples: [The lamps are lit.]}
            claims:
              - {id: keep-lit, text: The lamps stay lit., favor: [Lamps stay lit.], against: [Lamps go out.]}
            """, ActorFiles.NONE), new WordVectors());

    @Test
    void findsTheWordsOfSentencesThatResembleTheExamples() {
        read("a", "The lantern of the quay is out. Fares went up. The ferry is late.");
        read("b", "Every lantern burns. The ferry came. Otto Marsh went home.");
        read("c", "The lamp and its lantern burn.");
        read("d", "The ferry is late again. Fares went up once more. They met.");

        assertThat(missed.most(5)).containsExactly(new MissedTerms.Missed("lantern", 2));
    }

    private void read(String id, String text) {
        missed.add(DocumentBuilder.document("test", id, text)
                .title("Talks")
                .language("en")
                .build());
    }
}

package org.onrecord.processor.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.onrecord.events.Document;
import org.onrecord.events.issue.ActorFiles;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.IssueFile;
import org.onrecord.processor.statement.FoundStatement;
import org.onrecord.processor.statement.StatementFinder;
import org.onrecord.testing.DocumentBuilder;

class SharedFindersTest {
    private static final Document DOCUMENT = DocumentBuilder.document(
                    "press", "d1", "\"The lamps stay lit,\" said Minister Ann Lee. \"They burn all night.\"")
            .build();

    private static Issue issue(String id, String actor) {
        return IssueFile.parse(id, """
                id: %s
                title: Lamps
                languages: [en]
                topics: []
                claims: []
                actors:
                  - id: %s
                    kind: government
                    names: {en: [Portland]}
                    side: XX
                    tier: 1
                """.formatted(id, actor), ActorFiles.NONE);
    }

    @Test
    void issuesThatKnowTheSameActorsShareAFinderAndWhatItFound() {
        SharedFinders finders = new SharedFinders();
        SharedFinders.Shared first = finders.of(issue("lamps", "port"));
        SharedFinders.Shared second = finders.of(issue("ships", "port"));

        List<FoundStatement> found = first.find(DOCUMENT);

        assertThat(second).isSameAs(first);
        assertThat(second.find(DOCUMENT)).isSameAs(found);
        assertThat(found).isEqualTo(StatementFinder.of(issue("ships", "port")).find(DOCUMENT));
    }

    @Test
    void issuesThatKnowOthersDoNot() {
        SharedFinders finders = new SharedFinders();

        assertThat(finders.of(issue("lamps", "port"))).isNotSameAs(finders.of(issue("ships", "harbour")));
    }

    @Test
    void anotherVersionIsReadAnew() {
        SharedFinders finders = new SharedFinders();
        SharedFinders.Shared shared = finders.of(issue("lamps", "port"));
        finders.of(issue("ships", "port"));
        Document edited = DocumentBuilder.document("press", "d1", "\"The lamps go out,\" said Minister Ann Lee.")
                .build();

        assertThat(shared.find(edited)).isNotEmpty().isNotEqualTo(shared.find(DOCUMENT));
    }
}

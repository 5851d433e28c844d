package org.onrecord.processor.statement;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Document;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.time.Published;
import org.onrecord.testing.DocumentBuilder;
import org.onrecord.testing.IssueBuilder;

/** Documents and issues for the tests of this package, and statements as one line each. */
public final class Texts {
    public static final Issue NO_ACTORS = issue();

    private Texts() {}

    public static Issue issue(Issue.RegisteredActor... actors) {
        return IssueBuilder.issue("test", "Test")
                .description("For tests")
                .actors(actors)
                .build();
    }

    public static Document document(
            String publisher, @Nullable String date, @Nullable String language, String title, String text) {
        return DocumentBuilder.document("test", "1", text)
                .publisher(publisher)
                .title(title)
                .published(date == null ? null : Published.parse(date, "test").orElseThrow())
                .language(language)
                .build();
    }

    static Document article(String text) {
        return document("The Harbour Gazette", "2024-05-10", "en", "", text);
    }

    /** Each statement as "kind | speaker | side tier | words", with ">" before those inside another. */
    public static List<String> lines(Document document) {
        return lines(document, NO_ACTORS);
    }

    public static List<String> lines(Document document, Issue issue) {
        return StatementFinder.of(issue).find(document).stream()
                .map(found -> (found.within() >= 0 ? "> " : "") + found.kind().json() + " | "
                        + found.speaker().name() + " | " + found.actor().side() + " "
                        + found.actor().tier() + " | "
                        + found.span().of(document.text()))
                .toList();
    }
}

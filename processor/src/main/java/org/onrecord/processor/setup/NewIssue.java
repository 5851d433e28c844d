package org.onrecord.processor.setup;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.onrecord.events.resource.Resources;

/**
 * A first issue file, which its author completes.
 *
 * @param id e.g. {@code chip-exports}
 * @param title a few words, for people
 * @param about a few sentences on what belongs to the issue
 * @param languages of the documents, BCP 47
 */
public record NewIssue(String id, String title, String about, List<String> languages) {
    private static final int TERMS = 12;

    /** Words of official talk about anything. */
    private static final Set<String> EVERYWHERE =
            Set.of(Resources.text(NewIssue.class, "everywhere.txt").split("\\s+"));

    /** Returns the text of the file, with comments that say what to write. It can be read as it is. */
    public String yaml() {
        return Resources.text(NewIssue.class, "new-issue.yaml")
                .formatted(
                        title.replaceAll("\\s+", " "),
                        id,
                        quoted(title),
                        quoted(about),
                        String.join(", ", languages),
                        terms().stream().map(NewIssue::quoted).collect(Collectors.joining(", ")));
    }

    /** Returns the words of the title and of the sentences that hardly occur in talk of other things. */
    public List<String> terms() {
        return CandidateTerms.in(title + " " + about)
                .filter(word -> !EVERYWHERE.contains(word))
                .limit(TERMS)
                .toList();
    }

    private static String quoted(String text) {
        return '"'
                + text.replaceAll("[\\s\\p{Cntrl}]+", " ")
                        .strip()
                        .replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                + '"';
    }
}

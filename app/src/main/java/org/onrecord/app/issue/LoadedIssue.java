package org.onrecord.app.issue;

import java.io.IOException;
import java.nio.file.Path;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.IssueFiles;

/** The issue file that the command was given. The active one may be another, see {@link org.onrecord.events.generation.Generations}. */
public record LoadedIssue(Path file, IssueFiles text, Issue issue) {

    /**
     * Reads an issue file, its learned file and the actors of all issues.
     *
     * @param actors folder of the files with these; need not exist
     * @throws org.onrecord.events.issue.IssueFile.InvalidIssueException if it has mistakes
     * @throws IOException if it cannot be read
     */
    public static LoadedIssue read(Path file, Path actors) throws IOException {
        IssueFiles text = IssueFiles.read(file, actors);
        return new LoadedIssue(file, text, text.issue(file.toString()));
    }
}

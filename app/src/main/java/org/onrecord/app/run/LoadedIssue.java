package org.onrecord.app.run;

import java.io.IOException;
import java.nio.file.Path;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.IssueFiles;

/**
 * The issue file that the program was given; whether it is the one in force is for the generations to say.
 *
 * @param file where it lies
 * @param text of it and of what was learned for it
 * @param issue both, read
 */
public record LoadedIssue(Path file, IssueFiles text, Issue issue) {

    /**
     * Reads it.
     *
     * @throws org.onrecord.events.issue.IssueFile.InvalidIssueException if it has mistakes
     * @throws IOException if it cannot be read
     */
    public static LoadedIssue read(Path file) throws IOException {
        IssueFiles text = IssueFiles.read(file);
        return new LoadedIssue(file, text, text.issue(file.toString()));
    }
}

package org.onrecord.events.issue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Generation;
import org.onrecord.events.Ids;

/**
 * An issue file as text, with the text of what was learned for it.
 *
 * @param yaml the issue file's
 * @param learned what was learned; null where nothing was
 */
public record IssueFiles(String yaml, @Nullable String learned) {

    /**
     * Reads the issue file at a path, and the file with what was learned for it, if it stands beside it.
     *
     * @throws IOException if one of the two cannot be read
     */
    public static IssueFiles read(Path file) throws IOException {
        Path learned = LearnedFile.of(file);
        return new IssueFiles(IssueFile.text(file), Files.exists(learned) ? IssueFile.text(learned) : null);
    }

    /** The texts of a generation. */
    public static IssueFiles of(Generation generation) {
        return new IssueFiles(generation.yaml(), generation.learned());
    }

    /**
     * The issue.
     *
     * @param name of the text in messages
     * @throws IssueFile.InvalidIssueException if one of the two has mistakes
     */
    public Issue issue(String name) {
        Issue alone = IssueFile.parse(name, yaml);
        return learned == null
                ? alone
                : alone.with(LearnedFile.parse(LearnedFile.of(Path.of(name)).toString(), learned, alone));
    }

    /** What tells texts apart: one that is a letter different has another. */
    public String digest() {
        return learned == null ? Ids.hash("issue", yaml) : Ids.hash("issue", yaml, learned);
    }
}

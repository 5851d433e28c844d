package org.onrecord.events.issue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Generation;
import org.onrecord.events.Ids;

/**
 * The texts of an issue file and of the learned file beside it.
 *
 * @param yaml the text of the issue file
 * @param learned the text of the learned file; null if there is none
 */
public record IssueFiles(String yaml, @Nullable String learned) {

    /**
     * Reads an issue file, and the learned file beside it if there is one.
     *
     * @throws IOException if one of the two cannot be read
     */
    public static IssueFiles read(Path file) throws IOException {
        Path learned = LearnedFile.of(file);
        return new IssueFiles(IssueFile.text(file), Files.exists(learned) ? IssueFile.text(learned) : null);
    }

    /** Returns the texts of a generation. */
    public static IssueFiles of(Generation generation) {
        return new IssueFiles(generation.yaml(), generation.learned());
    }

    /**
     * Parses the texts.
     *
     * @param name of the issue file in messages
     * @throws IssueFile.InvalidIssueException if one of the two has mistakes
     */
    public Issue issue(String name) {
        Issue alone = IssueFile.parse(name, yaml);
        return learned == null
                ? alone
                : alone.with(LearnedFile.parse(LearnedFile.of(Path.of(name)).toString(), learned, alone));
    }

    /** Returns the hash of the texts. */
    public String digest() {
        return learned == null ? Ids.hash("issue", yaml) : Ids.hash("issue", yaml, learned);
    }
}

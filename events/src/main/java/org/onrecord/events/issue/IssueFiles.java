package org.onrecord.events.issue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Generation;
import org.onrecord.events.Ids;

/**
 * The texts of an issue file, of the learned file beside it, and of the files with the actors of all issues.
 *
 * @param learned the text of the learned file; null if there is none
 */
public record IssueFiles(String yaml, @Nullable String learned, ActorFiles actors) {

    /**
     * Reads an issue file, the learned file beside it if there is one, and the files with the actors.
     *
     * @param actors folder of these; need not exist
     * @throws IOException if a file cannot be read
     */
    public static IssueFiles read(Path file, Path actors) throws IOException {
        return new IssueFiles(IssueFile.text(file), LearnedFile.text(file), ActorFiles.read(actors));
    }

    public static IssueFiles of(Generation generation) {
        return new IssueFiles(
                generation.yaml(),
                generation.learned(),
                generation.actors() == null ? ActorFiles.NONE : new ActorFiles(generation.actors()));
    }

    /**
     * Parses the texts.
     *
     * @param name of the issue file in messages
     * @throws IssueFile.InvalidIssueException if one of them has mistakes
     */
    public Issue issue(String name) {
        Issue alone = IssueFile.parse(name, yaml, actors);
        return learned == null
                ? alone
                : alone.with(LearnedFile.parse(LearnedFile.of(Path.of(name)).toString(), learned, alone));
    }

    public String digest() {
        List<String> parts = new ArrayList<>(List.of("issue", yaml));
        if (learned != null) {
            parts.add(learned);
        }
        actors.texts().forEach((name, text) -> parts.addAll(List.of(name, text)));
        return Ids.hash(parts.toArray(String[]::new));
    }
}

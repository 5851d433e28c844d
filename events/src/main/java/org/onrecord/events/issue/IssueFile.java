package org.onrecord.events.issue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.onrecord.events.text.StrictUtf8;
import org.onrecord.events.yaml.YamlMistake;

/** Reads issue files and reports every mistake with its line. */
public final class IssueFile {
    private IssueFile() {}

    public static final class InvalidIssueException extends RuntimeException {
        private final transient List<YamlMistake> mistakes;

        InvalidIssueException(String file, List<YamlMistake> mistakes) {
            super(mistakes.stream()
                    .map(mistake -> file + ":" + mistake.line() + ": " + mistake.message())
                    .collect(Collectors.joining("\n")));
            this.mistakes = List.copyOf(mistakes);
        }

        /** Returns the mistakes in the order of their lines. */
        public List<YamlMistake> mistakes() {
            return mistakes;
        }
    }

    /**
     * Returns the issue file that a path names. A folder stands for the {@code issue.yaml} in it. A missing {@code NAME.yaml} stands for
     * {@code NAME/issue.yaml}, so that a path to an issue that moved into its own folder still loads.
     */
    public static Path at(Path path) {
        Path folder = path.resolveSibling(String.valueOf(path.getFileName()).replaceFirst("\\.ya?ml$", ""));
        Path inFolder = (Files.isDirectory(path) ? path : folder).resolve("issue.yaml");
        return Files.isRegularFile(path) || !Files.exists(inFolder) ? path : inFolder;
    }

    /**
     * Reads an issue file, and the learned file beside it if there is one.
     *
     * @param actors folder of the files with the actors of all issues; need not exist
     * @throws InvalidIssueException if one of the files has mistakes
     * @throws IOException if one of them cannot be read
     */
    public static Issue read(Path file, Path actors) throws IOException {
        return IssueFiles.read(file, actors).issue(file.toString());
    }

    /** Reads an issue file without the learned file. */
    public static Issue readAlone(Path file, Path actors) throws IOException {
        return parse(file.toString(), text(file), ActorFiles.read(actors));
    }

    static String text(Path file) throws IOException {
        try {
            return StrictUtf8.decode(Files.readAllBytes(file));
        } catch (StrictUtf8.NotUtf8Exception e) {
            throw new InvalidIssueException(
                    file.toString(), List.of(new YamlMistake(e.line(), "not UTF-8; convert the file")));
        }
    }

    /**
     * Parses the text of an issue file.
     *
     * @param name of the file in messages
     * @param actors of all issues
     * @throws InvalidIssueException if one of the files has mistakes
     */
    public static Issue parse(String name, String yaml, ActorFiles actors) {
        return IssueReader.read(name, yaml, actors.byId());
    }
}

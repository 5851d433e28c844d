package org.onrecord.events.issue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.onrecord.events.yaml.YamlMistake;

/** Reads issue files and reports every mistake with its line. */
public final class IssueFile {
    private IssueFile() {}

    /** The issue file has mistakes. */
    public static final class InvalidIssueException extends RuntimeException {
        private static final long serialVersionUID = 1L;
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
     * @throws InvalidIssueException if one of the two has mistakes
     * @throws IOException if one of the two cannot be read
     */
    public static Issue read(Path file) throws IOException {
        Issue issue = readAlone(file);
        Path learned = LearnedFile.of(file);
        return Files.exists(learned) ? issue.with(LearnedFile.read(learned, issue)) : issue;
    }

    /** Reads an issue file without the learned file. */
    public static Issue readAlone(Path file) throws IOException {
        return parse(file.toString(), text(file));
    }

    static String text(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer unread = ByteBuffer.wrap(bytes);
        CharBuffer text = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(unread, text, true);
        text.flip();
        if (result.isError()) {
            int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
            throw new InvalidIssueException(
                    file.toString(), List.of(new YamlMistake(line, "not UTF-8; convert the file")));
        }
        return text.toString();
    }

    /**
     * Parses the text of an issue file.
     *
     * @param name of the file in messages
     * @throws InvalidIssueException if it has mistakes
     */
    public static Issue parse(String name, String yaml) {
        return IssueReader.read(name, yaml);
    }
}

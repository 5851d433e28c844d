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

/** Reads an issue file, reporting every mistake in it with its line. */
public final class IssueFile {
    private IssueFile() {}

    /** An issue file that cannot be used, with every mistake in it. */
    public static final class InvalidIssueException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient List<YamlMistake> mistakes;

        InvalidIssueException(String file, List<YamlMistake> mistakes) {
            super(mistakes.stream()
                    .map(mistake -> file + ":" + mistake.line() + ": " + mistake.message())
                    .collect(Collectors.joining("\n")));
            this.mistakes = List.copyOf(mistakes);
        }

        /** The mistakes in the order of their lines. */
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
     * Reads the issue file at a path, with what was learned for it, if the file with that stands beside it.
     *
     * @throws InvalidIssueException if one of the two has mistakes
     * @throws IOException if it cannot be read
     */
    public static Issue read(Path file) throws IOException {
        Issue issue = readAlone(file);
        Path learned = LearnedFile.of(file);
        return Files.exists(learned) ? issue.with(LearnedFile.read(learned, issue)) : issue;
    }

    /** Reads the issue file at a path without what was learned for it. */
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
     * Reads an issue from text.
     *
     * @param name of the text in messages
     * @throws InvalidIssueException if it has mistakes
     */
    public static Issue parse(String name, String yaml) {
        return IssueReader.read(name, yaml);
    }
}

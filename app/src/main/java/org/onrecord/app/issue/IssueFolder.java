package org.onrecord.app.issue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.onrecord.events.yaml.YamlFields;

/** The folder that holds each issue in a folder of its own. */
public record IssueFolder(Path path) {
    /** Returns the folder in which the folder of an issue file lies. */
    public static IssueFolder around(Path file) {
        Path beside = file.toAbsolutePath().normalize().resolveSibling("");
        return new IssueFolder(file.endsWith("issue.yaml") ? beside.resolveSibling("") : beside);
    }

    /** Returns true if an issue may have this id: lower-case letters and digits, joined by hyphens. */
    public static boolean isId(String id) {
        return YamlFields.ID.matcher(id).matches();
    }

    public Path file(String id) {
        if (!isId(id)) {
            throw new IllegalArgumentException("\"" + id + "\" is no id of an issue");
        }
        return path.resolve(id).resolve("issue.yaml");
    }

    /**
     * Writes a new issue file.
     *
     * @throws FileAlreadyExistsException if there is one
     */
    public Path write(String id, String yaml) throws IOException {
        Path file = file(id);
        Files.createDirectories(path.resolve(id));
        return Files.writeString(file, yaml, StandardOpenOption.CREATE_NEW);
    }
}

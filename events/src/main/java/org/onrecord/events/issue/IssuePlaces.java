package org.onrecord.events.issue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where issue files lie: files, folders of one issue, and folders that hold a folder for each issue.
 *
 * @param paths in the order of precedence
 */
public record IssuePlaces(List<Path> paths) {
    /** The name of the issue file in the folder of an issue. */
    public static final String FILE = "issue.yaml";

    /**
     * Returns the issue files: those of a folder that are there now, by the names of their folders, and every file that is named itself, whether it
     * is there or not.
     *
     * @throws UncheckedIOException if a folder cannot be listed
     */
    public List<Path> files() {
        LinkedHashSet<Path> files = new LinkedHashSet<>();
        for (Path path : paths) {
            if (Files.isDirectory(path) && !Files.exists(path.resolve(FILE))) {
                files.addAll(inFoldersOf(path));
            } else {
                files.add(IssueFile.at(path));
            }
        }
        return new ArrayList<>(files);
    }

    private static List<Path> inFoldersOf(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(each -> each.resolve(FILE))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the folder " + folder + " cannot be listed: " + e.getMessage(), e);
        }
    }

    @Override
    public String toString() {
        return String.join(", ", paths.stream().map(Path::toString).toList());
    }
}

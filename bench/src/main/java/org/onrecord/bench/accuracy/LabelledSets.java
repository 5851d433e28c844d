package org.onrecord.bench.accuracy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onrecord.app.failure.Failure;
import org.onrecord.app.learning.PassageFile;
import org.onrecord.events.EventJson;
import org.onrecord.events.issue.Issue;
import org.onrecord.training.LabelledIssue;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The labelled sets in a folder and its subfolders.
 *
 * @param passages {@code passages*.jsonl}, and {@code NAME.jsonl} beside {@code NAME.issue.json}
 * @param documents {@code docs*.jsonl}
 */
public record LabelledSets(List<Passages> passages, List<Documents> documents) {
    private static final String LINES = ".jsonl";
    private static final String ISSUE = ".issue.json";

    /** Sets in a folder of this name are those that models learn from. */
    private static final String LEARNED = "train";

    /**
     * A set of passages.
     *
     * @param name of the file without its ending
     */
    public record Passages(String name, Issue issue, boolean learned, List<PassageFile.Passage> passages) {}

    /** A set of documents. */
    public record Documents(String name, List<LabelledDocument> documents) {}

    /**
     * Finds and reads the sets.
     *
     * @param issue of the sets that do not name one
     */
    static LabelledSets find(Path folder, Issue issue) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new Failure("There is no folder " + folder + " with labelled sets.");
        }
        List<Passages> passages = new ArrayList<>();
        List<Documents> documents = new ArrayList<>();
        for (Path file : files(folder)) {
            String name = name(file);
            Path issueFile = file.resolveSibling(name + ISSUE);
            if (name.startsWith("docs")) {
                documents.add(new Documents(name, PassageFile.lines(file, LabelledDocument::of)));
            } else if (Files.exists(issueFile)) {
                passages.add(passages(file, LabelledIssue.of(json(issueFile))));
            } else if (name.startsWith("passages")) {
                passages.add(passages(file, issue));
            }
        }
        return new LabelledSets(passages, documents);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(LINES)).sorted().toList();
        }
    }

    private static String name(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - LINES.length());
    }

    private static Passages passages(Path file, Issue issue) throws IOException {
        @Nullable Path parent = file.toAbsolutePath().normalize().getParent();
        boolean learned = parent != null && parent.endsWith(LEARNED);
        List<PassageFile.Passage> passages = PassageFile.read(file);
        if (passages.isEmpty()) {
            throw new Failure("The labelled set " + file + " is empty; remove it or fill it.");
        }
        return new Passages(name(file), issue, learned, passages);
    }

    private static JsonNode json(Path file) throws IOException {
        try {
            return EventJson.mapper().readTree(Files.readString(file));
        } catch (JacksonException e) {
            throw new Failure(file + " is not JSON: " + EventJson.reason(e) + ".", e);
        }
    }
}

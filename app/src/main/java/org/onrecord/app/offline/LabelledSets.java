package org.onrecord.app.offline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onrecord.app.accuracy.LabelledDocument;
import org.onrecord.app.accuracy.LabelledIssue;
import org.onrecord.app.accuracy.LabelledPassage;
import org.onrecord.app.failure.Failure;
import org.onrecord.events.Document;
import org.onrecord.events.EventJson;
import org.onrecord.events.issue.Issue;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The labelled sets in a folder and its subfolders.
 *
 * @param passages {@code passages*.jsonl}, and {@code NAME.jsonl} beside {@code NAME.issue.json}
 * @param documents {@code docs*.jsonl}
 */
public record LabelledSets(List<Passages> passages, List<Documents> documents) {
    private static final String LINES = ".jsonl";
    private static final String STANCE = "stance:";
    private static final String ISSUE = ".issue.json";

    /** The fields of a passage that the analyzer sees, which are those without a label. */
    private static final List<String> SEEN = List.of("id", "publisher", "url", "date", "lang", "title", "text");

    /** Sets in a folder of this name are those that models learn from. */
    private static final String LEARNED = "train";

    /**
     * A set of passages.
     *
     * @param name of the file without its ending
     */
    public record Passages(String name, Issue issue, boolean learned, List<Passage> passages) {}

    /**
     * A passage with its labels.
     *
     * @param decided the claims that people decided; empty means all
     */
    public record Passage(Document document, LabelledPassage labels, Optional<Set<String>> decided, boolean topics) {}

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
                documents.add(new Documents(name, lines(file, LabelledDocument::of)));
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

    /** Reads the passages of one file. */
    public static List<Passage> passages(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new Failure("There is no file " + file + " with labelled passages.");
        }
        return lines(file, LabelledSets::passage);
    }

    private static Passages passages(Path file, Issue issue) throws IOException {
        @Nullable Path parent = file.toAbsolutePath().normalize().getParent();
        boolean learned = parent != null && parent.endsWith(LEARNED);
        List<Passage> passages = lines(file, LabelledSets::passage);
        if (passages.isEmpty()) {
            throw new Failure("The labelled set " + file + " is empty; remove it or fill it.");
        }
        return new Passages(name(file), issue, learned, passages);
    }

    private static Passage passage(JsonNode node) {
        LabelledPassage labels = LabelledPassage.of(node);
        ObjectNode seen = EventJson.mapper().createObjectNode();
        SEEN.stream().filter(node::hasNonNull).forEach(field -> seen.set(field, node.get(field)));
        try {
            Optional<Set<String>> decided = decided(node);
            boolean topics = decided.isEmpty() && node.path("topics").isArray();
            return new Passage(AnalyzeCommand.document(seen), labels, decided, topics);
        } catch (BatchLines.BadLineException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static Optional<Set<String>> decided(JsonNode node) {
        if (!node.path("decided").isArray()) {
            return Optional.empty();
        }
        Set<String> claims = new HashSet<>();
        for (JsonNode label : node.path("decided")) {
            if (label.asString().startsWith(STANCE)) {
                claims.add(label.asString().substring(STANCE.length()));
            }
        }
        return Optional.of(claims);
    }

    private static JsonNode json(Path file) throws IOException {
        try {
            return EventJson.mapper().readTree(Files.readString(file));
        } catch (JacksonException e) {
            throw new Failure(file + " is not JSON: " + EventJson.reason(e) + ".", e);
        }
    }

    private static <T> List<T> lines(Path file, Function<JsonNode, T> read) throws IOException {
        List<T> all = new ArrayList<>();
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            if (!line.isBlank()) {
                try {
                    all.add(read.apply(EventJson.mapper().readTree(line)));
                } catch (JacksonException e) {
                    throw new Failure(
                            file + ":" + number + " is not JSON (" + EventJson.reason(e)
                                    + "); correct or remove the line.",
                            e);
                } catch (IllegalArgumentException e) {
                    throw new Failure(file + ":" + number + ": " + e.getMessage(), e);
                }
            }
        }
        return all;
    }
}

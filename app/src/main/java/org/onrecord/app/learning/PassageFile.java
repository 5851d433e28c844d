package org.onrecord.app.learning;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.onrecord.app.failure.Failure;
import org.onrecord.events.Document;
import org.onrecord.events.EventJson;
import org.onrecord.events.exchange.DocumentLine;
import org.onrecord.events.issue.Issue;
import org.onrecord.processor.analysis.Analyzer;
import org.onrecord.processor.learn.TrainingExample;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Files of labelled passages, one JSON object a line, and the examples that they hold for the learner. */
public final class PassageFile {
    private static final String STANCE = "stance:";

    /** The fields of a passage that the analyzer sees, which are those without a label. */
    private static final List<String> SEEN = List.of("id", "publisher", "url", "date", "lang", "title", "text");

    private PassageFile() {}

    /**
     * A passage with its labels.
     *
     * @param decided the claims that people decided; empty means all
     */
    public record Passage(Document document, LabelledPassage labels, Optional<Set<String>> decided, boolean topics) {}

    /**
     * Reads the passages of a file.
     *
     * @throws Failure if there is no such file, or a line is no labelled passage
     */
    public static List<Passage> read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new Failure("There is no file " + file + " with labelled passages.");
        }
        return lines(file, PassageFile::passage);
    }

    /**
     * Reads each line of a file that is not blank.
     *
     * @param read throws IllegalArgumentException for a line that is of no use
     * @throws Failure if a line is of no use
     */
    public static <T> List<T> lines(Path file, Function<JsonNode, T> read) throws IOException {
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

    private static Passage passage(JsonNode node) {
        LabelledPassage labels = LabelledPassage.of(node);
        ObjectNode seen = EventJson.mapper().createObjectNode();
        SEEN.stream().filter(node::hasNonNull).forEach(field -> seen.set(field, node.get(field)));
        seen.put("id", labels.id());
        Optional<Set<String>> decided = decided(node);
        boolean topics = decided.isEmpty() && node.path("topics").isArray();
        return switch (DocumentLine.read(seen, "batch", Instant.EPOCH)) {
            case DocumentLine.Result.Accepted accepted -> new Passage(accepted.document(), labels, decided, topics);
            case DocumentLine.Result.Refused refused -> throw new IllegalArgumentException(refused.reason());
        };
    }

    private static Optional<Set<String>> decided(JsonNode node) {
        JsonNode decided = node.path("decided");
        return decided.isArray()
                ? Optional.of(decided.valueStream()
                        .map(JsonNode::asString)
                        .filter(label -> label.startsWith(STANCE))
                        .map(label -> label.substring(STANCE.length()))
                        .collect(Collectors.toSet()))
                : Optional.empty();
    }

    public static List<Passage> read(List<Path> files, Issue issue) throws IOException {
        List<Passage> labelled = new ArrayList<>();
        for (Path file : files) {
            labelled.addAll(read(file));
        }
        for (Passage passage : labelled) {
            for (String claim : passage.labels().stances().keySet()) {
                if (issue.claim(claim).isEmpty()) {
                    throw new Failure("The passage " + passage.labels().id() + " takes a side on the claim " + claim
                            + ", which the issue " + issue.id() + " does not have.");
                }
            }
        }
        return labelled;
    }

    /**
     * Returns the passages in which a speaker is found, with their labels.
     *
     * @param step called after each passage, from several threads
     */
    public static List<TrainingExample> examples(
            List<Passage> labelled, Analyzer analyzer, Issue issue, Runnable step) {
        return labelled.parallelStream()
                .map(passage -> {
                    step.run();
                    return example(passage, analyzer, issue);
                })
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<TrainingExample> example(Passage passage, Analyzer analyzer, Issue issue) {
        LabelledPassage labels = passage.labels();
        Set<String> decided = passage.decided()
                .orElseGet(() ->
                        issue.asRead().claims().stream().map(Issue.Claim::id).collect(Collectors.toUnmodifiableSet()));
        return analyzer.words(passage.document())
                .map(read -> new TrainingExample(
                        read,
                        passage.decided().isEmpty() ? Optional.of(labels.onIssue()) : Optional.empty(),
                        passage.topics() ? Optional.of(labels.topics()) : Optional.empty(),
                        decided,
                        labels.stances(),
                        labels.evidence()));
    }
}

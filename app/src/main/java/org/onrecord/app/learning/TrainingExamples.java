package org.onrecord.app.learning;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.onrecord.app.broker.TopicReader;
import org.onrecord.events.Correction;
import org.onrecord.events.Document;
import org.onrecord.events.EventJson;
import org.onrecord.events.Statement;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.kafka.TopicScan;
import org.onrecord.events.topic.Topics;
import org.onrecord.processor.statement.TextLanguage;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Training examples for {@code onrecord issue learn}: the statements whose topic or stance an editor decided, as
 * labelled passages that {@link org.onrecord.app.learning.LabelledPassage} reads.
 */
public final class TrainingExamples {
    /** An editor's label has the score 1, so it goes before what a model found. */
    private static final Comparator<Statement.StanceLabel> SUREST =
            Comparator.comparingDouble(Statement.StanceLabel::score).reversed();

    private TrainingExamples() {}

    /** A version of a document without its text, and the language of the text. */
    private record Version(Document document, String language) {}

    /** Reads the examples of all issues as JSON, by the key of their statement. */
    public static SortedMap<String, byte[]> read(KafkaClients kafka) {
        return read(kafka, statement -> true);
    }

    public static SortedMap<String, byte[]> read(KafkaClients kafka, String issue) {
        return read(kafka, statement -> statement.issue().equals(issue));
    }

    private static SortedMap<String, byte[]> read(KafkaClients kafka, Predicate<Statement> wanted) {
        SortedMap<String, Statement> statements =
                TopicReader.newest(kafka, Statement.class, List.of(Topics.STATEMENTS));
        statements
                .values()
                .removeIf(statement ->
                        !wanted.test(statement) || decided(statement).isEmpty());
        Map<String, Version> versions = versions(
                kafka,
                statements.values().stream()
                        .map(statement -> statement.document().id())
                        .collect(Collectors.toSet()));
        SortedMap<String, byte[]> examples = new TreeMap<>();
        statements.values().forEach(statement -> {
            Version version = versions.get(statement.document().id());
            of(statement, version == null ? "und" : version.language())
                    .ifPresent(json ->
                            examples.put(statement.key(), EventJson.mapper().writeValueAsBytes(json)));
        });
        return examples;
    }

    private static Map<String, Version> versions(KafkaClients kafka, Set<String> documents) {
        Map<String, Version> newest = new HashMap<>();
        if (!documents.isEmpty()) {
            TopicScan.all(
                    kafka,
                    Topics.DOCUMENTS,
                    record -> EventJson.document(documents.contains(record.key()) ? record.value() : null)
                            .ifPresent(each -> newest.merge(
                                    each.id(),
                                    new Version(each.withText(""), TextLanguage.of(each)),
                                    (a, b) -> b.document().supersedes(a.document()) ? b : a)));
        }
        return newest;
    }

    /**
     * Returns the example of a statement; empty where nobody decided its topic or stance.
     *
     * @param language BCP 47 tag of the words; {@code und} where it is not known
     */
    static Optional<ObjectNode> of(Statement statement, String language) {
        List<String> decided = decided(statement);
        if (decided.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode example = EventJson.mapper().createObjectNode();
        example.put("id", statement.id());
        example.put("lang", language);
        example.put("publisher", statement.document().publisher());
        if (statement.day() != null) {
            example.put("date", statement.day().toString());
        }
        example.put("title", statement.document().title());
        example.put("text", statement.quote());
        example.put("on_issue", !isOff(statement));
        if (statement.speaker().name() != null) {
            example.put("speaker", statement.speaker().name());
        }
        example.put("side", statement.actor().side());
        example.put("official", statement.actor().official());
        ArrayNode topics = example.putArray("topics");
        statement.topics().forEach(label -> topics.add(label.topic()));
        ObjectNode stances = example.putObject("stances");
        ObjectNode evidence = example.putObject("evidence");
        statement.stances().stream()
                .sorted(SUREST)
                .filter(label -> !stances.has(label.claim()))
                .forEach(label -> {
                    stances.put(label.claim(), label.stance().json());
                    evidence.put(label.claim(), label.words());
                });
        ArrayNode decisions = example.putArray("decided");
        decided.forEach(decisions::add);
        return Optional.of(example);
    }

    /** Returns true if editors took away the last topic of a statement that takes no side: its words are not on the issue. */
    private static boolean isOff(Statement statement) {
        return statement.topics().isEmpty()
                && statement.stances().isEmpty()
                && statement.corrected().stream().anyMatch(each -> each.field() == Correction.Field.TOPIC);
    }

    /** Returns what editors decided, e.g. {@code stance:cooperate}, also where the decision was {@code none} or {@code absent}. */
    private static List<String> decided(Statement statement) {
        return statement.corrected().stream()
                .filter(each -> each.field() == Correction.Field.STANCE || each.field() == Correction.Field.TOPIC)
                .map(each -> each.field().json() + ":" + Objects.requireNonNullElse(each.subject(), ""))
                .toList();
    }
}

package org.onrecord.app.read;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.onrecord.app.accuracy.Lesson;
import org.onrecord.events.Document;
import org.onrecord.events.DocumentEvent;
import org.onrecord.events.EventJson;
import org.onrecord.events.Statement;
import org.onrecord.events.topic.Topics;
import org.onrecord.processor.statement.TextLanguage;

/** Reads what editors decided as lessons: from the statements, and from the documents the language in which they were read. */
public final class Lessons {
    private Lessons() {}

    /** The language of a document's version; the newest version is the greatest by when it was fetched, then by its hash. */
    private record Version(Instant fetched, String version, String language) {
        static final Comparator<Version> NEWEST_LAST =
                Comparator.comparing(Version::fetched).thenComparing(Version::version);
    }

    /** The lessons as JSON, by the id of their statement. Reads through all documents, and keeps none of them. */
    public static SortedMap<String, byte[]> read(String bootstrapServers) {
        SortedMap<String, Statement> statements = new TreeMap<>();
        try (TopicReader reader = new TopicReader(bootstrapServers, List.of(Topics.STATEMENTS))) {
            reader.newest().values().stream()
                    .map(json -> EventJson.read(json, Statement.class))
                    .filter(statement -> Lesson.of(statement, "").isPresent())
                    .forEach(statement -> statements.put(statement.id(), statement));
        }
        Map<String, Version> versions = versions(
                bootstrapServers,
                statements.values().stream()
                        .map(statement -> statement.document().id())
                        .collect(Collectors.toSet()));
        SortedMap<String, byte[]> lessons = new TreeMap<>();
        statements.values().stream()
                .flatMap(statement -> Lesson.of(statement, language(versions, statement)).stream())
                .forEach(lesson -> lessons.put(lesson.id(), EventJson.mapper().writeValueAsBytes(lesson)));
        return lessons;
    }

    private static String language(Map<String, Version> versions, Statement statement) {
        Version version = versions.get(statement.document().id());
        return version == null ? "und" : version.language();
    }

    private static Map<String, Version> versions(String bootstrapServers, Set<String> documents) {
        Map<String, Version> newest = new HashMap<>();
        if (documents.isEmpty()) {
            return newest;
        }
        try (TopicReader reader = new TopicReader(bootstrapServers, List.of(Topics.DOCUMENTS))) {
            reader.toEnd(read -> {
                if (!read.isTombstone() && documents.contains(read.key())) {
                    keep(read.json(), newest);
                }
            });
        }
        return newest;
    }

    private static void keep(byte[] json, Map<String, Version> newest) {
        if (EventJson.read(json, DocumentEvent.class) instanceof Document document) {
            newest.merge(
                    document.id(),
                    new Version(document.fetched(), document.version(), TextLanguage.of(document)),
                    BinaryOperator.maxBy(Version.NEWEST_LAST));
        }
    }
}

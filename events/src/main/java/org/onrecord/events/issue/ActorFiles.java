package org.onrecord.events.issue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.onrecord.events.issue.Issue.RegisteredActor;
import org.onrecord.events.issue.IssueFile.InvalidIssueException;
import org.onrecord.events.yaml.YamlFields;
import org.onrecord.events.yaml.YamlMistake;

/**
 * The texts of the files that register the actors of all issues: one file a government or body, such as {@code cn.yaml}.
 *
 * @param texts by the name of the file
 */
public record ActorFiles(Map<String, String> texts) {
    /** No files: an issue knows only the actors of its own file. */
    public static final ActorFiles NONE = new ActorFiles(Map.of());

    private static final String YAML = ".yaml";

    public ActorFiles {
        texts = new TreeMap<>(texts);
    }

    /**
     * Reads the files of a folder; none if there is no such folder.
     *
     * @throws InvalidIssueException if one is not UTF-8
     * @throws IOException if one cannot be read
     */
    public static ActorFiles read(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return NONE;
        }
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(YAML)).toList()) {
                texts.put(folder.getFileName() + "/" + file.getFileName(), IssueFile.text(file));
            }
        }
        return new ActorFiles(texts);
    }

    public boolean isEmpty() {
        return texts.isEmpty();
    }

    /**
     * Parses the files, and returns the actors by their ids, in the order of the files.
     *
     * @throws InvalidIssueException if one has mistakes
     */
    public Map<String, RegisteredActor> byId() {
        Map<String, YamlFields> files = new LinkedHashMap<>();
        Map<String, List<YamlMistake>> mistakes = new LinkedHashMap<>();
        texts.forEach((name, yaml) -> {
            List<YamlMistake> own = mistakes.computeIfAbsent(name, key -> new ArrayList<>());
            YamlFields.ofFile(yaml, "a file of actors", "the file is empty; it needs actors", own)
                    .ifPresent(fields -> files.put(name, fields));
        });
        Set<String> ids = new HashSet<>();
        files.forEach((name, fields) -> ids.addAll(ActorReader.unique("actor", fields, "actors")));
        Map<String, RegisteredActor> actors = new LinkedHashMap<>();
        Map<String, String> fileOf = new LinkedHashMap<>();
        files.forEach((name, fields) -> {
            ActorReader.checkOrganisations(fields, ids);
            fields.peekList("actors")
                    .forEach(each -> each.peekText("id")
                            .flatMap(id -> Optional.ofNullable(fileOf.putIfAbsent(id, name)))
                            .filter(other -> !other.equals(name))
                            .ifPresent(other -> each.mistake("id", "the actor is in " + other + ", too; keep one")));
            fields.list("actors", "an actor", ActorReader::actor)
                    .forEach(actor -> actors.putIfAbsent(actor.id(), actor));
            fields.refuseOthers();
        });
        mistakes.forEach((name, own) -> {
            if (!own.isEmpty()) {
                own.sort(Comparator.comparingInt(YamlMistake::line));
                throw new InvalidIssueException(name, own);
            }
        });
        return actors;
    }
}

package org.onrecord.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement;
import org.onrecord.processor.model.Embedder;
import org.onrecord.processor.passage.Passage;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A labelled passage.
 *
 * @param id e.g. {@code p001}
 * @param language BCP 47 tag
 * @param side of its speaker
 * @param text its words
 * @param onIssue whether it is on the issue
 * @param topics ids
 * @param stances by claim
 * @param evidence deciding words by claim, substrings of the text
 */
record GoldPassage(
        String id,
        String language,
        String side,
        String text,
        boolean onIssue,
        Set<String> topics,
        Map<String, Stance> stances,
        Map<String, String> evidence) {

    /** Reads JSON Lines. */
    static List<GoldPassage> read(Path file) throws IOException {
        JsonMapper json = new JsonMapper();
        List<GoldPassage> passages = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (!line.isBlank()) {
                passages.add(of(json.readTree(line)));
            }
        }
        return passages;
    }

    private static GoldPassage of(JsonNode node) {
        Set<String> topics = new LinkedHashSet<>();
        node.path("topics").forEach(topic -> topics.add(topic.asString()));
        Map<String, Stance> stances = new LinkedHashMap<>();
        node.path("stances")
                .properties()
                .forEach(entry -> stances.put(
                        entry.getKey(), entry.getValue().asString().equals("favor") ? Stance.FAVOR : Stance.AGAINST));
        Map<String, String> evidence = new LinkedHashMap<>();
        node.path("evidence")
                .properties()
                .forEach(entry -> evidence.put(entry.getKey(), entry.getValue().asString()));
        return new GoldPassage(
                node.path("id").asString(),
                node.path("lang").asString(),
                node.path("side").asString(),
                node.path("text").asString(),
                node.path("on_issue").asBoolean(),
                topics,
                stances,
                evidence);
    }

    /** The passage as the labellers read it, nothing marked as reported. */
    Passage passage(Embedder embedder) {
        List<Statement.Span> spans = Splitter.sentences(text);
        List<String> sentences = spans.stream().map(span -> span.of(text)).toList();
        List<float[]> vectors = embedder.embed(sentences, language);
        List<Passage.Sentence> read = new ArrayList<>();
        for (int i = 0; i < spans.size(); i++) {
            read.add(new Passage.Sentence(spans.get(i), sentences.get(i), vectors.get(i), false));
        }
        return new Passage(language, side, "", List.copyOf(read));
    }
}

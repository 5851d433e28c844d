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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement;
import org.onrecord.processor.model.Embedder;
import org.onrecord.processor.model.Script;
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
    private static final Pattern LABEL = Pattern.compile("^[^\\n:：。.?？]{1,60}[:：]\\s*");

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
            Passage.Sentence sentence = new Passage.Sentence(
                    spans.get(i), sentences.get(i), null, turn(spans.get(i)), vectors.get(i), false, List.of());
            read.add(i == 0 ? sentence : sentence.after(spans.get(i - 1), text));
        }
        return new Passage(language, side, "", List.copyOf(read));
    }

    /** The sentence's words, a transcript's label before them shortened as the models know it. */
    private String turn(Statement.Span span) {
        String sentence = span.of(text);
        Matcher label = LABEL.matcher(sentence);
        boolean first = span.start() == 0 || text.charAt(span.start() - 1) == '\n';
        if (!first || !label.find() || sentence.length() < label.end() + 10) {
            return sentence;
        }
        int paragraph = text.indexOf('\n', span.end());
        String rest = text.substring(span.start() + label.end(), paragraph < 0 ? text.length() : paragraph);
        boolean asks = rest.contains("?") || rest.contains("？");
        String mark = Script.readsChinese(language) ? asks ? "问：" : "答：" : asks ? "Q: " : "A: ";
        return mark + sentence.substring(label.end());
    }
}

package org.onrecord.training;

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

/**
 * A labelled passage that weights are fitted on.
 *
 * @param id e.g. {@code p001}
 * @param language BCP 47 tag
 * @param side the government that its speaker speaks for
 * @param onIssue whether it is on the issue
 * @param topics ids of its topics
 * @param stances by claim
 * @param evidence by claim the words that decide the stance, a substring of the text
 */
public record TrainingPassage(
        String id,
        String language,
        String side,
        String text,
        boolean onIssue,
        Set<String> topics,
        Map<String, Stance> stances,
        Map<String, String> evidence) {
    private static final Pattern LABEL = Pattern.compile("^[^\\n:：。.?？]{1,60}[:：]\\s*");

    static TrainingPassage of(JsonNode node) {
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
        return new TrainingPassage(
                node.path("id").asString(),
                node.path("lang").asString(),
                node.path("side").asString(),
                node.path("text").asString(),
                node.path("on_issue").asBoolean(),
                topics,
                stances,
                evidence);
    }

    /** Returns the passage as the labellers read it: no sentence is marked as reported. */
    public Passage passage(Embedder embedder) {
        List<Statement.Span> spans = PassageSplitter.sentences(text);
        List<String> sentences = spans.stream().map(span -> span.of(text)).toList();
        List<float[]> vectors = embedder.embed(sentences, language);
        List<Passage.Sentence> read = new ArrayList<>();
        for (int i = 0; i < spans.size(); i++) {
            Passage.Sentence sentence = new Passage.Sentence(
                    spans.get(i), sentences.get(i), null, turn(spans.get(i)), vectors.get(i), false, List.of(), true);
            read.add(i == 0 ? sentence : sentence.after(spans.get(i - 1), text));
        }
        return new Passage(language, side, "", List.copyOf(read));
    }

    /**
     * Returns the words of a sentence, with a transcript's label before them shortened as in the models' training data.
     */
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

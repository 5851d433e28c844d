package org.onrecord.app.learning;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement.Span;
import org.onrecord.events.json.JsonName;
import tools.jackson.databind.JsonNode;

/**
 * The labels that a reader gave a passage.
 *
 * @param id e.g. {@code p001}
 * @param kind of statement, e.g. {@code turn}; may be empty
 * @param hard what makes the passage hard, e.g. {@code distance}; may be empty
 * @param speakers the right spellings of the speaker's name; empty where nobody is named
 * @param side the speaker's government, {@code other} or {@code none}
 * @param official whether the speaker holds or speaks for a public office
 * @param evidence by claim, every place where the deciding words occur in the text
 */
public record LabelledPassage(
        String id,
        String language,
        String kind,
        String hard,
        boolean onIssue,
        List<String> speakers,
        String side,
        boolean official,
        Set<String> topics,
        Map<String, Stance> stances,
        Map<String, List<Span>> evidence) {

    /**
     * Reads a passage.
     *
     * @param node {@code id, lang, text, on_issue, speaker, side, official, topics, stances}, optionally {@code
     *     speaker_aliases, evidence, kind, hard}
     * @throws IllegalArgumentException if a field is missing or wrong
     */
    public static LabelledPassage of(JsonNode node) {
        for (String field : List.of("id", "text", "on_issue", "stances")) {
            if (!node.hasNonNull(field)) {
                throw new IllegalArgumentException("the labelled passage has no " + field);
            }
        }
        List<String> speakers = new ArrayList<>();
        if (node.path("speaker").isString()) {
            speakers.add(node.path("speaker").asString());
        }
        node.path("speaker_aliases").forEach(alias -> speakers.add(alias.asString()));
        Set<String> topics = new LinkedHashSet<>();
        node.path("topics").forEach(topic -> topics.add(topic.asString()));
        Map<String, Stance> stances = new LinkedHashMap<>();
        node.path("stances").forEachEntry((claim, side) -> stances.put(claim, stance(side)));
        String text = node.path("text").asString();
        Map<String, List<Span>> evidence = new LinkedHashMap<>();
        node.path("evidence").forEachEntry((claim, words) -> evidence.put(claim, places(text, words.asString())));
        return new LabelledPassage(
                node.path("id").asString(),
                node.path("lang").asString("und"),
                node.path("kind").asString(""),
                node.path("hard").asString(""),
                node.path("on_issue").asBoolean(),
                speakers,
                node.path("side").asString("none"),
                node.path("official").asBoolean(),
                topics,
                stances,
                evidence);
    }

    private static Stance stance(JsonNode value) {
        return JsonName.of(value.asString().toLowerCase(Locale.ROOT), Stance.values())
                .orElseThrow(() -> new IllegalArgumentException("a stance is favor or against, not " + value));
    }

    private static List<Span> places(String text, String words) {
        List<Span> places = new ArrayList<>();
        if (!words.isEmpty()) {
            for (int at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
                places.add(new Span(at, at + words.length()));
            }
        }
        return places;
    }
}

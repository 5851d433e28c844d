package org.onrecord.processor.opinion;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.onrecord.events.EventJson;
import org.onrecord.events.Opinion.SideTaken;
import org.onrecord.events.Opinion.TopicTreated;
import org.onrecord.events.Stance;
import org.onrecord.events.opinion.OpinionRequest;
import org.onrecord.events.text.Ellipsis;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Checks a chat completion against the requested schema and against the words of the inquiry. */
public final class AnswerReader {
    /** The stances that a model can give. */
    static final List<String> STANCES = List.of("favor", "against", "none");

    private static final Set<String> STANCE = Set.of("claim", "stance", "words");

    /** The fields with the words of a stance in other languages, by language. An endpoint that does not keep to the schema may leave them out. */
    private static final Map<String, String> TRANSLATIONS = Map.of("en", "english", "zh", "chinese");

    private static final Set<String> TOPIC = Set.of("topic", "words");
    private static final int EXCERPT = 60;

    private AnswerReader() {}

    /**
     * Reads the body of a chat completion. An answer with one invented quotation is refused as a whole.
     *
     * @param body as the endpoint sent it
     */
    public static Answer read(String body, OpinionRequest inquiry) {
        try {
            return answer(content(EventJson.mapper().readTree(body)), inquiry);
        } catch (JacksonException e) {
            return Answer.refused("the answer is not JSON");
        } catch (Flaw e) {
            return Answer.refused("the answer " + e.getMessage());
        }
    }

    private static String content(JsonNode completion) throws Flaw {
        JsonNode choice = completion.path("choices").path(0);
        JsonNode refusal = choice.path("message").path("refusal");
        if (refusal.isString() && !refusal.asString().isBlank()) {
            throw new Flaw("declines: " + Ellipsis.cut(refusal.asString(), EXCERPT));
        }
        if (choice.path("finish_reason").asString("").equals("length")) {
            throw new Flaw("was cut off at the longest length");
        }
        JsonNode content = choice.path("message").path("content");
        if (!content.isString()) {
            throw new Flaw("has no content at choices[0].message.content");
        }
        return content.asString();
    }

    private static Answer answer(String content, OpinionRequest inquiry) throws Flaw {
        JsonNode answer = EventJson.mapper().readTree(content);
        Set<String> fields = inquiry.topics().isEmpty() ? Set.of("stances") : Set.of("stances", "topics");
        if (!answer.isObject() || !Set.copyOf(answer.propertyNames()).equals(fields)) {
            throw new Flaw("is not an object with exactly the fields "
                    + String.join(" and ", fields.stream().sorted().toList()));
        }
        return new Answer(
                sides(answer.get("stances"), inquiry),
                inquiry.topics().isEmpty() ? List.of() : topics(answer.get("topics"), inquiry),
                null);
    }

    private static List<SideTaken> sides(JsonNode entries, OpinionRequest inquiry) throws Flaw {
        if (!entries.isArray()) {
            throw new Flaw("has no list of stances");
        }
        Set<String> known =
                inquiry.claims().stream().map(OpinionRequest.Proposition::id).collect(Collectors.toSet());
        Set<String> seen = new HashSet<>();
        List<SideTaken> sides = new ArrayList<>();
        for (JsonNode entry : entries) {
            if (!isOfTexts(entry, STANCE, Set.copyOf(TRANSLATIONS.values()))) {
                throw new Flaw("has a stance that is not an object of the texts claim, stance and words");
            }
            String claim = named("claim", entry, known, seen);
            String stance = entry.get("stance").asString();
            if (!STANCES.contains(stance)) {
                throw new Flaw(
                        "has the stance \"" + Ellipsis.cut(stance, EXCERPT) + "\", which is not one of " + STANCES);
            }
            if (!stance.equals("none")) {
                sides.add(new SideTaken(
                        claim,
                        stance.equals("favor") ? Stance.FAVOR : Stance.AGAINST,
                        quoted(entry, inquiry),
                        translations(entry)));
            }
        }
        return List.copyOf(sides);
    }

    private static List<TopicTreated> topics(JsonNode entries, OpinionRequest inquiry) throws Flaw {
        if (!entries.isArray()) {
            throw new Flaw("has no list of topics");
        }
        Set<String> known =
                inquiry.topics().stream().map(OpinionRequest.Subject::id).collect(Collectors.toSet());
        Set<String> seen = new HashSet<>();
        List<TopicTreated> topics = new ArrayList<>();
        for (JsonNode entry : entries) {
            if (!isOfTexts(entry, TOPIC, Set.of())) {
                throw new Flaw("has a topic that is not an object of the texts topic and words");
            }
            topics.add(new TopicTreated(named("topic", entry, known, seen), quoted(entry, inquiry)));
        }
        return List.copyOf(topics);
    }

    private static boolean isOfTexts(JsonNode entry, Set<String> fields, Set<String> optional) {
        return entry.isObject()
                && entry.propertyNames().containsAll(fields)
                && entry.propertyNames().stream()
                        .allMatch(field -> (fields.contains(field) || optional.contains(field))
                                && entry.get(field).isString());
    }

    private static Map<String, String> translations(JsonNode entry) {
        Map<String, String> translations = new HashMap<>(TRANSLATIONS);
        translations.replaceAll((language, field) -> entry.path(field).asString(""));
        translations.values().removeIf(String::isBlank);
        return translations;
    }

    /** Returns the claim or topic of an entry, and adds it to those seen. */
    private static String named(String what, JsonNode entry, Set<String> known, Set<String> seen) throws Flaw {
        String id = entry.get(what).asString();
        if (!known.contains(id)) {
            throw new Flaw(
                    "names the " + what + " \"" + Ellipsis.cut(id, EXCERPT) + "\", which the issue does not have");
        }
        if (!seen.add(id)) {
            throw new Flaw("names the " + what + " " + id + " twice");
        }
        return id;
    }

    private static String quoted(JsonNode entry, OpinionRequest inquiry) throws Flaw {
        String words = entry.get("words").asString();
        if (words.isBlank() || !inquiry.words().contains(words)) {
            throw new Flaw("quotes words that the statement does not have: \"" + Ellipsis.cut(words, EXCERPT) + "\"");
        }
        return words;
    }

    /** What is wrong with an answer; its message completes a sentence that begins with "the answer". */
    private static final class Flaw extends Exception {
        Flaw(String what) {
            super(what, null, false, false);
        }
    }
}

package org.onrecord.processor.opinion;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.onrecord.events.EventJson;
import org.onrecord.events.Opinion.SideTaken;
import org.onrecord.events.Stance;
import org.onrecord.events.opinion.OpinionRequest;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Checks a chat completion against the requested schema and against the words of the inquiry. */
final class AnswerReader {
    /** The stances that a model can give. */
    static final List<String> STANCES = List.of("favor", "against", "none");

    private static final Set<String> FIELDS = Set.of("claim", "stance", "words");
    private static final int EXCERPT = 60;

    private AnswerReader() {}

    static Answer read(String body, OpinionRequest inquiry) {
        try {
            return new Answer.Sides(sides(content(EventJson.mapper().readTree(body)), inquiry));
        } catch (JacksonException e) {
            return new Answer.Refused("the answer is not JSON");
        } catch (Flaw e) {
            return new Answer.Refused("the answer " + e.getMessage());
        }
    }

    private static String content(JsonNode completion) throws Flaw {
        JsonNode choice = completion.path("choices").path(0);
        JsonNode refusal = choice.path("message").path("refusal");
        if (refusal.isString() && !refusal.asString().isBlank()) {
            throw new Flaw("declines: " + excerpt(refusal.asString()));
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

    private static List<SideTaken> sides(String content, OpinionRequest inquiry) throws Flaw {
        JsonNode answer = EventJson.mapper().readTree(content);
        if (!answer.isObject() || !Set.copyOf(answer.propertyNames()).equals(Set.of("stances"))) {
            throw new Flaw("is not an object with the single field stances");
        }
        if (!answer.get("stances").isArray()) {
            throw new Flaw("has no list of stances");
        }
        Set<String> known =
                inquiry.claims().stream().map(OpinionRequest.Proposition::id).collect(Collectors.toSet());
        Set<String> seen = new HashSet<>();
        List<SideTaken> sides = new ArrayList<>();
        for (JsonNode entry : answer.get("stances")) {
            if (!entry.isObject()
                    || !Set.copyOf(entry.propertyNames()).equals(FIELDS)
                    || !FIELDS.stream().allMatch(field -> entry.get(field).isString())) {
                throw new Flaw("has a stance that is not an object of the texts claim, stance and words");
            }
            String claim = entry.get("claim").asString();
            if (!known.contains(claim)) {
                throw new Flaw("names the claim \"" + excerpt(claim) + "\", which the issue does not have");
            }
            if (!seen.add(claim)) {
                throw new Flaw("names the claim " + claim + " twice");
            }
            side(entry, claim, inquiry.words(), sides);
        }
        return List.copyOf(sides);
    }

    private static void side(JsonNode entry, String claim, String text, List<SideTaken> sides) throws Flaw {
        String stance = entry.get("stance").asString();
        String words = entry.get("words").asString();
        if (!STANCES.contains(stance)) {
            throw new Flaw("has the stance \"" + excerpt(stance) + "\", which is not one of " + STANCES);
        }
        if (stance.equals("none")) {
            return;
        }
        if (words.isBlank() || !text.contains(words)) {
            throw new Flaw("quotes words that the statement does not have: \"" + excerpt(words) + "\"");
        }
        sides.add(new SideTaken(claim, stance.equals("favor") ? Stance.FAVOR : Stance.AGAINST, words));
    }

    private static String excerpt(String text) {
        return text.length() <= EXCERPT ? text : text.substring(0, EXCERPT) + "…";
    }

    /** What is wrong with an answer; its message completes a sentence that begins with "the answer". */
    private static final class Flaw extends Exception {
        private static final long serialVersionUID = 1L;

        Flaw(String what) {
            super(what, null, false, false);
        }
    }
}

package org.onrecord.processor.opinion;

import java.util.stream.Stream;
import org.onrecord.events.EventJson;
import org.onrecord.events.opinion.OpinionRequest;
import org.onrecord.events.resource.Resources;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the request to a chat-completions endpoint: an inquiry, and the JSON schema that the answer must match. */
public final class Prompt {
    /** The longest answer, in tokens of the model; sides with their words take a few hundred. */
    private static final int MOST_TOKENS = 4_000;

    private static final String TASK = Resources.text(Prompt.class, "task.txt").strip();

    private Prompt() {}

    public static String body(OpinionRequest inquiry, String model) {
        ObjectNode body = object();
        body.put("model", model).put("temperature", 0).put("max_tokens", MOST_TOKENS);
        ArrayNode messages = body.putArray("messages");
        messages.addObject().put("role", "system").put("content", TASK);
        messages.addObject()
                .put("role", "user")
                .put("content", material(inquiry).toString());
        ObjectNode format = body.putObject("response_format").put("type", "json_schema");
        format.putObject("json_schema")
                .put("name", "labels")
                .put("strict", true)
                .set("schema", schema(inquiry));
        return body.toString();
    }

    private static ObjectNode material(OpinionRequest inquiry) {
        ObjectNode material = object();
        ArrayNode claims = material.putArray("claims");
        inquiry.claims()
                .forEach(claim -> claims.addObject().put("id", claim.id()).put("text", claim.text()));
        ArrayNode topics = material.putArray("topics");
        inquiry.topics()
                .forEach(topic -> topics.addObject().put("id", topic.id()).put("text", topic.text()));
        return material.put("speaker", inquiry.speaker())
                .put("speaks_for", inquiry.side())
                .put("question", inquiry.question())
                .put("statement", inquiry.words());
    }

    private static ObjectNode schema(OpinionRequest inquiry) {
        ObjectNode side = closed("claim", "stance", "words");
        ObjectNode ofSide = side.putObject("properties");
        oneOf(ofSide, "claim", inquiry.claims().stream().map(OpinionRequest.Proposition::id));
        oneOf(ofSide, "stance", AnswerReader.STANCES.stream());
        ofSide.putObject("words").put("type", "string");
        boolean hasTopics = !inquiry.topics().isEmpty();
        ObjectNode answer = hasTopics ? closed("stances", "topics") : closed("stances");
        ObjectNode fields = answer.putObject("properties");
        list(fields, "stances", side);
        if (hasTopics) {
            ObjectNode topic = closed("topic", "words");
            ObjectNode ofTopic = topic.putObject("properties");
            oneOf(ofTopic, "topic", inquiry.topics().stream().map(OpinionRequest.Subject::id));
            ofTopic.putObject("words").put("type", "string");
            list(fields, "topics", topic);
        }
        return answer;
    }

    private static void oneOf(ObjectNode fields, String name, Stream<String> values) {
        ArrayNode allowed = fields.putObject(name).put("type", "string").putArray("enum");
        values.forEach(allowed::add);
    }

    private static void list(ObjectNode fields, String name, ObjectNode items) {
        fields.putObject(name).put("type", "array").set("items", items);
    }

    /** Returns the schema of an object with exactly these fields. */
    private static ObjectNode closed(String... fields) {
        ObjectNode schema = object().put("type", "object").put("additionalProperties", false);
        ArrayNode required = schema.putArray("required");
        Stream.of(fields).forEach(required::add);
        return schema;
    }

    private static ObjectNode object() {
        return EventJson.mapper().createObjectNode();
    }
}

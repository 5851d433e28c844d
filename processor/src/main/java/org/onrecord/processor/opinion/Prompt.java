package org.onrecord.processor.opinion;

import java.util.stream.Stream;
import org.onrecord.events.EventJson;
import org.onrecord.events.opinion.OpinionRequest;
import org.onrecord.events.resource.Resources;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the request to a chat-completions endpoint: an inquiry, and the JSON schema that the answer must match. */
public final class Prompt {
    private static final String TASK = Resources.text(Prompt.class, "task.txt").strip();

    /** A request without the model, the texts, and the ids of claims and topics. An answer with sides and their words has a few hundred tokens. */
    private static final String REQUEST = Resources.text(Prompt.class, "request.json");

    private Prompt() {}

    public static String body(OpinionRequest inquiry, String model) {
        ObjectNode body = (ObjectNode) EventJson.mapper().readTree(REQUEST);
        body.put("model", model);
        at(body, "/messages/0").put("content", TASK);
        at(body, "/messages/1").put("content", material(inquiry).toString());
        ObjectNode answer = at(body, "/response_format/json_schema/schema");
        allow(
                at(answer, "/properties/stances"),
                "claim",
                inquiry.claims().stream().map(OpinionRequest.Proposition::id));
        if (inquiry.topics().isEmpty()) {
            at(answer, "/properties").remove("topics");
            ((ArrayNode) answer.get("required")).remove(1);
        } else {
            allow(
                    at(answer, "/properties/topics"),
                    "topic",
                    inquiry.topics().stream().map(OpinionRequest.Subject::id));
        }
        return body.toString();
    }

    private static ObjectNode at(ObjectNode node, String path) {
        return (ObjectNode) node.at(path);
    }

    private static void allow(ObjectNode list, String field, Stream<String> values) {
        ArrayNode allowed = at(list, "/items/properties/" + field).putArray("enum");
        values.forEach(allowed::add);
    }

    private static ObjectNode material(OpinionRequest inquiry) {
        ObjectNode material = EventJson.mapper().createObjectNode();
        material.set("claims", EventJson.mapper().valueToTree(inquiry.claims()));
        material.set("topics", EventJson.mapper().valueToTree(inquiry.topics()));
        return material.put("speaker", inquiry.speaker())
                .put("speaks_for", inquiry.side())
                .put("question", inquiry.question())
                .put("statement", inquiry.words());
    }
}

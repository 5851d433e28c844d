package org.onrecord.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.LearnedModel;
import tools.jackson.databind.JsonNode;

/** Reads the issue of a labelled set from its JSON form, {@code NAME.issue.json}, which has no actors. */
public final class LabelledIssue {
    private LabelledIssue() {}

    /**
     * Reads the issue.
     *
     * @param json {@code issue, title, topics: [{id, label, description}], claims: [{id, text, favor, against}]},
     *     optionally {@code description}
     */
    public static Issue of(JsonNode json) {
        List<Issue.Topic> topics = new ArrayList<>();
        for (JsonNode topic : json.path("topics")) {
            topics.add(new Issue.Topic(
                    topic.path("id").asString(),
                    topic.path("label").asString(""),
                    topic.path("description").asString(""),
                    List.of(),
                    Map.of()));
        }
        List<Issue.Claim> claims = new ArrayList<>();
        for (JsonNode claim : json.path("claims")) {
            String text = claim.path("text").asString();
            claims.add(new Issue.Claim(
                    claim.path("id").asString(), text, text, texts(claim.path("favor")), texts(claim.path("against"))));
        }
        return new Issue(
                json.path("issue").asString(),
                json.path("title").asString(),
                json.path("description").asString(""),
                List.of("en", "zh"),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                topics,
                claims,
                List.of(),
                Map.of(),
                LearnedModel.NOTHING,
                List.of(),
                Map.of());
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asString()));
        return texts;
    }
}

package org.onrecord.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.IssueFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads an issue from an issue file, or from the JSON form of labelled sets. */
final class Issues {
    private Issues() {}

    static Issue read(Path file) throws IOException {
        return file.toString().endsWith(".json")
                ? ofJson(new JsonMapper().readTree(Files.readString(file)))
                : IssueFile.read(file);
    }

    private static Issue ofJson(JsonNode json) {
        List<Issue.Topic> topics = new ArrayList<>();
        for (JsonNode topic : json.path("topics")) {
            topics.add(new Issue.Topic(
                    topic.path("id").asString(),
                    topic.path("label").asString(),
                    topic.path("description").asString(""),
                    List.of()));
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
                topics,
                claims,
                List.of(),
                Map.of());
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asString()));
        return texts;
    }
}

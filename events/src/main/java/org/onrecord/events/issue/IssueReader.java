package org.onrecord.events.issue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.onrecord.events.issue.Issue.Claim;
import org.onrecord.events.issue.Issue.RegisteredActor;
import org.onrecord.events.issue.Issue.TalkingPoint;
import org.onrecord.events.issue.Issue.Topic;
import org.onrecord.events.issue.IssueFile.InvalidIssueException;
import org.onrecord.events.yaml.SpellingHint;
import org.onrecord.events.yaml.YamlFields;

/** Reads the YAML nodes of an issue file and collects all mistakes instead of stopping at the first. */
record IssueReader(Map<String, RegisteredActor> registry) {
    /** @param registry actors of all issues, by their ids */
    static Issue read(String name, String yaml, Map<String, RegisteredActor> registry) {
        return YamlFields.read(
                yaml,
                "an issue",
                "the file is empty; an issue needs id, title, languages, topics and claims",
                new IssueReader(registry)::issue,
                mistakes -> new InvalidIssueException(name, mistakes));
    }

    private Issue issue(YamlFields issue) {
        String id = issue.id("id");
        String title = issue.text("title");
        String description = issue.optionalText("description").orElse("");
        List<String> languages = issue.texts("languages", true);
        List<String> examples = issue.texts("examples", false);
        List<String> terms = issue.texts("terms", false);
        List<String> excluded = new ArrayList<>();
        List<Issue.Exclusion> exclusions = issue.list(
                "exclude",
                "an exclusion",
                excluded::add,
                rule -> new Issue.Exclusion(rule.texts("words", true), rule.texts("unless", false)));
        List<RegisteredActor> actors = actors(issue);
        List<Topic> topics = issue.list("topics", "a topic", IssueReader::topic);
        Set<String> governments = actors.stream().map(RegisteredActor::side).collect(Collectors.toSet());
        List<Claim> claims = issue.list("claims", "a claim", fields -> claim(fields, governments));
        Set<String> actorIds = new HashSet<>(registry.keySet());
        actorIds.addAll(ActorReader.unique("actor", issue, "actors"));
        Set<String> topicIds = ActorReader.unique("topic", issue, "topics");
        Set<String> claimIds = ActorReader.unique("claim", issue, "claims");
        List<TalkingPoint> talkingPoints =
                issue.list("talking-points", "a talking point", fields -> talkingPoint(fields, actorIds));
        ActorReader.unique("talking point", issue, "talking-points");
        Map<String, Double> thresholds = thresholds(issue, claimIds, topicIds);
        issue.fraction("precision").ifPresent(value -> thresholds.put(Issue.PRECISION, value));
        ActorReader.checkOrganisations(issue, actorIds);
        return new Issue(
                id,
                title,
                description,
                languages,
                examples,
                terms,
                List.copyOf(excluded),
                actors,
                topics,
                claims,
                talkingPoints,
                thresholds,
                LearnedModel.NOTHING,
                exclusions);
    }

    /** Returns the actors of the registry without those that the issue hides, each as the issue has it, and the issue's own. */
    private List<RegisteredActor> actors(YamlFields issue) {
        Map<String, RegisteredActor> all = new LinkedHashMap<>(registry);
        issue.list("actors", "an actor", ActorReader::actor).forEach(actor -> all.put(actor.id(), actor));
        for (String hidden : issue.texts("hide-actors", false)) {
            if (all.remove(hidden) == null) {
                issue.mistake(
                        "hide-actors", "unknown actor \"" + hidden + "\"" + SpellingHint.of(hidden, all.keySet()));
            }
        }
        return List.copyOf(all.values());
    }

    private static Topic topic(YamlFields topic) {
        return new Topic(
                topic.id("id"),
                topic.text("label"),
                topic.optionalText("description").orElse(""),
                topic.texts("examples", true));
    }

    private static Claim claim(YamlFields claim, Set<String> governments) {
        String id = claim.id("id");
        String text = claim.text("text");
        List<String> between = claim.texts("between", false);
        between.forEach(party -> claim.requireKnown("between", "government", party, governments, ""));
        return new Claim(
                id,
                text,
                claim.optionalText("label").orElse(text),
                claim.texts("favor", true),
                claim.texts("against", true),
                between);
    }

    private static TalkingPoint talkingPoint(YamlFields point, Set<String> actorIds) {
        String id = point.id("id");
        String actor = point.text("actor");
        if (!actor.isEmpty()) {
            point.requireKnown("actor", "actor", actor, actorIds, "");
        }
        return new TalkingPoint(id, actor, point.texts("variants", true));
    }

    /** Reads the thresholds of an issue file or learned file. */
    static Map<String, Double> thresholds(YamlFields issue, Set<String> claimIds, Set<String> topicIds) {
        Map<String, Double> thresholds = new LinkedHashMap<>();
        issue.mapping("thresholds").ifPresent(values -> {
            for (String name : values.names()) {
                checkThresholdName(values, name, claimIds, topicIds);
                values.fraction(name).ifPresent(value -> thresholds.put(name, value));
            }
        });
        return thresholds;
    }

    private static void checkThresholdName(YamlFields values, String name, Set<String> claimIds, Set<String> topicIds) {
        if (name.startsWith("claim:")) {
            values.requireKnown(name, "claim", name.substring("claim:".length()), claimIds, "");
        } else if (name.startsWith("topic:")) {
            values.requireKnown(name, "topic", name.substring("topic:".length()), topicIds, "");
        } else if (!Set.of("issue", "topic", "stance").contains(name)) {
            values.mistake(
                    name,
                    "unknown threshold \"" + name + "\"; one of issue, topic, stance, \"topic:ID\", \"claim:ID\"");
        }
    }
}

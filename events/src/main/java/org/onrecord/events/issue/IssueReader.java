package org.onrecord.events.issue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Stance;
import org.onrecord.events.issue.Issue.Claim;
import org.onrecord.events.issue.Issue.RegisteredActor;
import org.onrecord.events.issue.Issue.TalkingPoint;
import org.onrecord.events.issue.Issue.Topic;
import org.onrecord.events.issue.IssueFile.InvalidIssueException;
import org.onrecord.events.json.JsonName;
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
        Map<String, String> titles = issue.wording("title");
        String title = required(issue, "title", titles);
        Map<String, String> descriptions = issue.wording("description");
        String description = english(descriptions)
                .or(() -> issue.optionalText("description"))
                .orElse("");
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
        Set<String> claimIds = ActorReader.unique("claim", issue, "claims");
        List<Claim> claims = issue.list("claims", "a claim", fields -> claim(fields, governments, claimIds));
        Set<String> actorIds = new HashSet<>(registry.keySet());
        actorIds.addAll(ActorReader.unique("actor", issue, "actors"));
        Set<String> topicIds = ActorReader.unique("topic", issue, "topics");
        List<TalkingPoint> talkingPoints =
                issue.list("talking-points", "a talking point", fields -> talkingPoint(fields, actorIds, claimIds));
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
                exclusions,
                byLanguage(
                        Stream.of(titles, descriptions),
                        language -> new Issue.Heading(titles.get(language), descriptions.get(language))));
    }

    /** Returns a value for each language in which there is any of some wordings. */
    private static <T> Map<String, T> byLanguage(Stream<Map<String, String>> wordings, Function<String, T> value) {
        return wordings.flatMap(each -> each.keySet().stream())
                .distinct()
                .collect(Collectors.toMap(Function.identity(), value));
    }

    /** Returns the English one of the wordings of a required field, else the first. */
    private static String required(YamlFields fields, String field, Map<String, String> wordings) {
        return wordings.isEmpty() ? fields.text(field) : english(wordings).orElseThrow();
    }

    private static Optional<String> english(Map<String, String> wordings) {
        return Optional.ofNullable(wordings.get("en"))
                .or(() -> wordings.values().stream().findFirst());
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
        String id = topic.id("id");
        Map<String, String> labels = topic.wording("label");
        return new Topic(
                id,
                required(topic, "label", labels),
                topic.optionalText("description").orElse(""),
                topic.texts("examples", true),
                labels);
    }

    private static Claim claim(YamlFields claim, Set<String> governments, Set<String> claimIds) {
        String id = claim.id("id");
        Map<String, String> texts = claim.wording("text");
        String text = required(claim, "text", texts);
        Map<String, String> labels = claim.wording("label");
        List<String> between = claim.texts("between", false);
        between.forEach(party -> claim.requireKnown("between", "government", party, governments, ""));
        return new Claim(
                id,
                text,
                english(labels)
                        .or(() -> labels.isEmpty() ? claim.optionalText("label") : Optional.empty())
                        .orElse(text),
                claim.texts("favor", true),
                claim.texts("against", true),
                between,
                claim.list("follows", "a claim that is followed", fields -> followed(fields, id, claimIds)),
                claim.list("acts", "an act", fields -> act(fields, governments)),
                wordings(texts, labels, claim));
    }

    private static Map<String, Issue.Wording> wordings(
            Map<String, String> texts, Map<String, String> labels, YamlFields claim) {
        Optional<YamlFields> headlines = claim.mapping("headline");
        Map<String, String> favor = headlines.map(each -> each.wording("favor")).orElse(Map.of());
        Map<String, String> against =
                headlines.map(each -> each.wording("against")).orElse(Map.of());
        headlines.ifPresent(YamlFields::refuseOthers);
        return byLanguage(
                Stream.of(texts, labels, favor, against),
                language -> new Issue.Wording(
                        texts.get(language), labels.get(language), favor.get(language), against.get(language)));
    }

    private static Issue.Followed followed(YamlFields followed, String own, Set<String> claimIds) {
        String claim = followed.text("claim");
        followed.requireKnown("claim", "claim", claim, claimIds, "");
        if (claim.equals(own)) {
            followed.mistake("claim", "a claim cannot follow itself: name another one");
        }
        return new Issue.Followed(
                claim,
                side(followed, "side"),
                followed.texts("words", true),
                followed.texts("with", false),
                followed.texts("unless", false),
                side(followed, "takes"));
    }

    private static Issue.Act act(YamlFields act, Set<String> governments) {
        List<String> by = act.texts("by", false);
        by.forEach(each -> act.requireKnown("by", "government", each, governments, ""));
        return new Issue.Act(
                by,
                act.texts("words", true),
                act.texts("with", false),
                act.texts("unless", false),
                Objects.requireNonNullElse(side(act, "begun"), Stance.FAVOR));
    }

    private static @Nullable Stance side(YamlFields fields, String field) {
        return fields.parsed(field, "favor or against", word -> JsonName.of(word, Stance.values()))
                .orElse(null);
    }

    private static TalkingPoint talkingPoint(YamlFields point, Set<String> actorIds, Set<String> claimIds) {
        String id = point.id("id");
        String actor = point.text("actor");
        if (!actor.isEmpty()) {
            point.requireKnown("actor", "actor", actor, actorIds, "");
        }
        Optional<String> claim = point.optionalText("claim");
        claim.ifPresent(each -> point.requireKnown("claim", "claim", each, claimIds, ""));
        Stance side = side(point, "side");
        if (claim.isPresent() != (side != null)) {
            point.mistake("claim", "a talking point that takes a side names both claim and side (favor or against)");
        }
        return new TalkingPoint(id, actor, point.texts("variants", true), claim.orElse(null), side);
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

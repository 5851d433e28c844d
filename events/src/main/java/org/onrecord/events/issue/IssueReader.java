package org.onrecord.events.issue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.onrecord.events.issue.Issue.Claim;
import org.onrecord.events.issue.Issue.RegisteredActor;
import org.onrecord.events.issue.Issue.Role;
import org.onrecord.events.issue.Issue.TalkingPoint;
import org.onrecord.events.issue.Issue.Topic;
import org.onrecord.events.issue.IssueFile.InvalidIssueException;
import org.onrecord.events.yaml.SpellingHint;
import org.onrecord.events.yaml.YamlFields;
import org.onrecord.events.yaml.YamlMistake;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads the YAML nodes of an issue file and collects all mistakes instead of stopping at the first. */
final class IssueReader {
    private static final List<String> KINDS = List.of("person", "office", "institution", "government", "media");

    private final List<YamlMistake> mistakes = new ArrayList<>();

    private IssueReader() {}

    static Issue read(String name, String yaml) {
        IssueReader reader = new IssueReader();
        Optional<Issue> issue = reader.issue(yaml);
        if (issue.isEmpty() || !reader.mistakes.isEmpty()) {
            reader.mistakes.sort(Comparator.comparingInt(YamlMistake::line));
            throw new InvalidIssueException(name, reader.mistakes);
        }
        return issue.get();
    }

    private Optional<Issue> issue(String yaml) {
        return YamlFields.ofFile(
                        yaml,
                        "an issue",
                        "the file is empty; an issue needs id, title, languages, actors, topics and claims",
                        mistakes)
                .map(this::issue);
    }

    private Issue issue(YamlFields issue) {
        String id = issue.id("id");
        String title = issue.text("title");
        String description = issue.optionalText("description").orElse("");
        List<String> languages = issue.texts("languages", true);
        List<String> examples = issue.texts("examples", false);
        List<String> terms = issue.texts("terms", false);
        List<RegisteredActor> actors = issue.list("actors", "an actor", this::actor);
        List<Topic> topics = issue.list("topics", "a topic", this::topic);
        List<Claim> claims = issue.list("claims", "a claim", this::claim);
        Set<String> actorIds = unique("actor", issue, "actors");
        Set<String> topicIds = unique("topic", issue, "topics");
        Set<String> claimIds = unique("claim", issue, "claims");
        List<TalkingPoint> talkingPoints =
                issue.list("talking-points", "a talking point", fields -> talkingPoint(fields, actorIds));
        unique("talking point", issue, "talking-points");
        Map<String, Double> thresholds = thresholds(issue, claimIds, topicIds, mistakes);
        issue.fraction("precision").ifPresent(value -> thresholds.put(Issue.PRECISION, value));
        checkOrganisations(issue, actorIds);
        issue.refuseOthers();
        return new Issue(
                id,
                title,
                description,
                languages,
                examples,
                terms,
                actors,
                topics,
                claims,
                talkingPoints,
                thresholds,
                LearnedModel.NOTHING);
    }

    private RegisteredActor actor(YamlFields actor) {
        String id = actor.id("id");
        RegisteredActor.Kind kind =
                actor.optionalText("kind").map(text -> kind(actor, text)).orElse(RegisteredActor.Kind.PERSON);
        Map<String, List<String>> names = names(actor);
        Optional<String> organisation = actor.optionalText("organisation");
        String side = actor.side("side");
        int tier = actor.tier("tier").orElse(4);
        List<Role> roles = actor.list("roles", "a role", role -> role(role, tier));
        actor.refuseOthers();
        return new RegisteredActor(id, kind, names, organisation.orElse(null), side, tier, roles);
    }

    private RegisteredActor.Kind kind(YamlFields actor, String text) {
        if (!KINDS.contains(text)) {
            actor.mistake("kind", "unknown kind \"" + text + "\"; one of " + String.join(", ", KINDS));
            return RegisteredActor.Kind.PERSON;
        }
        return RegisteredActor.Kind.valueOf(text.toUpperCase(Locale.ROOT));
    }

    private Map<String, List<String>> names(YamlFields actor) {
        Map<String, List<String>> names = new LinkedHashMap<>();
        Optional<Node> node = actor.take("names");
        if (node.isEmpty()) {
            actor.mistake("names", "an actor needs names, by language: names: {en: [Name, Other spelling]}");
            return names;
        }
        YamlFields.of(node.get(), "names", mistakes).ifPresent(byLanguage -> {
            if (byLanguage.names().isEmpty()) {
                actor.mistake("names", "an actor needs at least one name: names: {en: [Name, Other spelling]}");
            }
            for (String language : byLanguage.names()) {
                names.put(language, byLanguage.texts(language, true));
            }
        });
        return names;
    }

    private Role role(YamlFields role, int tier) {
        String title = role.text("title");
        Optional<String> organisation = role.optionalText("organisation");
        Optional<LocalDate> from = role.day("from");
        Optional<LocalDate> to = role.day("to");
        Optional<LocalDate> seen = role.day("seen");
        if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
            role.mistake("to", "the role ends on " + to.get() + ", before it begins on " + from.get());
        }
        int roleTier = role.tier("tier").orElse(tier);
        String readFrom = role.text("read-from");
        role.refuseOthers();
        return new Role(
                title,
                organisation.orElse(null),
                from.orElse(null),
                to.orElse(null),
                seen.orElse(null),
                roleTier,
                readFrom);
    }

    private Topic topic(YamlFields topic) {
        Topic read = new Topic(
                topic.id("id"),
                topic.text("label"),
                topic.optionalText("description").orElse(""),
                topic.texts("examples", true));
        topic.refuseOthers();
        return read;
    }

    private Claim claim(YamlFields claim) {
        String id = claim.id("id");
        String text = claim.text("text");
        Claim read = new Claim(
                id,
                text,
                claim.optionalText("label").orElse(text),
                claim.texts("favor", true),
                claim.texts("against", true));
        claim.refuseOthers();
        return read;
    }

    private TalkingPoint talkingPoint(YamlFields point, Set<String> actorIds) {
        String id = point.id("id");
        String actor = point.text("actor");
        if (!actor.isEmpty() && !actorIds.contains(actor)) {
            point.mistake("actor", "unknown actor \"" + actor + "\"" + SpellingHint.of(actor, actorIds));
        }
        TalkingPoint read = new TalkingPoint(id, actor, point.texts("variants", true));
        point.refuseOthers();
        return read;
    }

    /** Reads the thresholds of an issue file or learned file. */
    static Map<String, Double> thresholds(
            YamlFields issue, Set<String> claimIds, Set<String> topicIds, List<YamlMistake> mistakes) {
        Map<String, Double> thresholds = new LinkedHashMap<>();
        Optional<Node> node = issue.take("thresholds");
        if (node.isEmpty()) {
            return thresholds;
        }
        YamlFields.of(node.get(), "thresholds", mistakes).ifPresent(values -> {
            for (String name : values.names()) {
                checkThresholdName(values, name, claimIds, topicIds);
                values.fraction(name).ifPresent(value -> thresholds.put(name, value));
            }
        });
        return thresholds;
    }

    private static void checkThresholdName(YamlFields values, String name, Set<String> claimIds, Set<String> topicIds) {
        if (name.equals("issue") || name.equals("topic") || name.equals("stance")) {
            return;
        }
        if (name.startsWith("claim:")) {
            String claim = name.substring("claim:".length());
            if (!claimIds.contains(claim)) {
                values.mistake(name, "unknown claim \"" + claim + "\"" + SpellingHint.of(claim, claimIds));
            }
        } else if (name.startsWith("topic:")) {
            String topic = name.substring("topic:".length());
            if (!topicIds.contains(topic)) {
                values.mistake(name, "unknown topic \"" + topic + "\"" + SpellingHint.of(topic, topicIds));
            }
        } else {
            values.mistake(
                    name,
                    "unknown threshold \"" + name + "\"; one of issue, topic, stance, \"topic:ID\", \"claim:ID\"");
        }
    }

    private void checkOrganisations(YamlFields issue, Set<String> actorIds) {
        issue.peekList("actors").forEach(actor -> {
            checkOrganisation(actor, actorIds);
            actor.peekList("roles").forEach(role -> checkOrganisation(role, actorIds));
        });
    }

    private void checkOrganisation(YamlFields holder, Set<String> actorIds) {
        holder.peekText("organisation").filter(id -> !actorIds.contains(id)).ifPresent(id -> {
            holder.mistake(
                    "organisation",
                    "unknown organisation \"" + id + "\"; it must be the id of an actor of this file"
                            + SpellingHint.of(id, actorIds));
        });
    }

    private Set<String> unique(String thing, YamlFields issue, String list) {
        Set<String> ids = new HashSet<>();
        issue.peekList(list)
                .forEach(each -> each.peekText("id").filter(id -> !ids.add(id)).ifPresent(id -> {
                    each.mistake("id", "a second " + thing + " with the id \"" + id + "\"");
                }));
        return ids;
    }
}

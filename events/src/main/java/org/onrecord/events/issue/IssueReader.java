package org.onrecord.events.issue;

import java.time.DateTimeException;
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
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.issue.Issue.Claim;
import org.onrecord.events.issue.Issue.RegisteredActor;
import org.onrecord.events.issue.Issue.Role;
import org.onrecord.events.issue.Issue.TalkingPoint;
import org.onrecord.events.issue.Issue.Topic;
import org.onrecord.events.issue.IssueFile.InvalidIssueException;
import org.onrecord.events.issue.IssueFile.Mistake;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Walks an issue file's YAML nodes, gathering mistakes with their lines instead of stopping at the first. */
final class IssueReader {
    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern SIDE = Pattern.compile("[A-Z]{2}|other|none");
    private static final List<String> KINDS = List.of("person", "office", "institution", "government", "media");

    private final List<Mistake> mistakes = new ArrayList<>();

    private IssueReader() {}

    static Issue read(String name, String yaml) {
        IssueReader reader = new IssueReader();
        Optional<Issue> issue = reader.issue(yaml);
        if (issue.isEmpty() || !reader.mistakes.isEmpty()) {
            reader.mistakes.sort(Comparator.comparingInt(Mistake::line));
            throw new InvalidIssueException(name, reader.mistakes);
        }
        return issue.get();
    }

    private Optional<Issue> issue(String yaml) {
        Optional<Node> root;
        try {
            root = new Compose(LoadSettings.builder().setLabel("issue").build()).composeString(yaml);
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            mistakes.add(new Mistake(line, "not YAML: " + e.getProblem()));
            return Optional.empty();
        } catch (ReaderException e) {
            int line = 1
                    + (int) yaml.codePoints()
                            .limit(e.getPosition())
                            .filter(c -> c == '\n')
                            .count();
            mistakes.add(new Mistake(
                    line, String.format("not YAML: the character U+%04X may not stand here", e.getCodePoint())));
            return Optional.empty();
        } catch (YamlEngineException e) {
            mistakes.add(new Mistake(1, "not YAML: " + e.getMessage()));
            return Optional.empty();
        }
        if (root.isEmpty()) {
            mistakes.add(new Mistake(
                    1, "the file is empty; an issue needs id, title, languages, actors, topics and claims"));
            return Optional.empty();
        }
        return fields(root.get(), "an issue").map(this::issue);
    }

    private Issue issue(Fields issue) {
        String id = issue.id("id");
        String title = issue.text("title");
        String description = issue.optionalText("description").orElse("");
        List<String> languages = issue.texts("languages", true);
        List<String> examples = issue.texts("examples", false);
        List<RegisteredActor> actors = issue.list("actors", "an actor", this::actor);
        List<Topic> topics = issue.list("topics", "a topic", this::topic);
        List<Claim> claims = issue.list("claims", "a claim", this::claim);
        Set<String> actorIds = unique("actor", issue, "actors");
        unique("topic", issue, "topics");
        unique("claim", issue, "claims");
        List<TalkingPoint> talkingPoints =
                issue.list("talking-points", "a talking point", fields -> talkingPoint(fields, actorIds));
        unique("talking point", issue, "talking-points");
        Set<String> claimIds = ids(issue, "claims");
        Set<String> topicIds = ids(issue, "topics");
        Map<String, Double> thresholds = thresholds(issue, claimIds, topicIds);
        checkOrganisations(issue, actorIds);
        issue.refuseOthers();
        return new Issue(
                id, title, description, languages, examples, actors, topics, claims, talkingPoints, thresholds);
    }

    private RegisteredActor actor(Fields actor) {
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

    private RegisteredActor.Kind kind(Fields actor, String text) {
        if (!KINDS.contains(text)) {
            actor.mistake("kind", "unknown kind \"" + text + "\"; one of " + String.join(", ", KINDS));
            return RegisteredActor.Kind.PERSON;
        }
        return RegisteredActor.Kind.valueOf(text.toUpperCase(Locale.ROOT));
    }

    private Map<String, List<String>> names(Fields actor) {
        Map<String, List<String>> names = new LinkedHashMap<>();
        Optional<Node> node = actor.take("names");
        if (node.isEmpty()) {
            actor.mistake("names", "an actor needs names, by language: names: {en: [Name, Other spelling]}");
            return names;
        }
        fields(node.get(), "names").ifPresent(byLanguage -> {
            if (byLanguage.names().isEmpty()) {
                actor.mistake("names", "an actor needs at least one name: names: {en: [Name, Other spelling]}");
            }
            for (String language : byLanguage.names()) {
                names.put(language, byLanguage.texts(language, true));
            }
        });
        return names;
    }

    private Role role(Fields role, int tier) {
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

    private Topic topic(Fields topic) {
        Topic read = new Topic(
                topic.id("id"),
                topic.text("label"),
                topic.optionalText("description").orElse(""),
                topic.texts("examples", true));
        topic.refuseOthers();
        return read;
    }

    private Claim claim(Fields claim) {
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

    private TalkingPoint talkingPoint(Fields point, Set<String> actorIds) {
        String id = point.id("id");
        String actor = point.text("actor");
        if (!actor.isEmpty() && !actorIds.contains(actor)) {
            point.mistake("actor", "unknown actor \"" + actor + "\"" + nearest(actor, actorIds));
        }
        TalkingPoint read = new TalkingPoint(id, actor, point.texts("variants", true));
        point.refuseOthers();
        return read;
    }

    private Map<String, Double> thresholds(Fields issue, Set<String> claimIds, Set<String> topicIds) {
        Map<String, Double> thresholds = new LinkedHashMap<>();
        Optional<Node> node = issue.take("thresholds");
        if (node.isEmpty()) {
            return thresholds;
        }
        fields(node.get(), "thresholds").ifPresent(values -> {
            for (String name : values.names()) {
                checkThresholdName(values, name, claimIds, topicIds);
                values.fraction(name).ifPresent(value -> thresholds.put(name, value));
            }
        });
        return thresholds;
    }

    private void checkThresholdName(Fields values, String name, Set<String> claimIds, Set<String> topicIds) {
        if (name.equals("issue") || name.equals("topic") || name.equals("stance")) {
            return;
        }
        if (name.startsWith("claim:")) {
            String claim = name.substring("claim:".length());
            if (!claimIds.contains(claim)) {
                values.mistake(name, "unknown claim \"" + claim + "\"" + nearest(claim, claimIds));
            }
        } else if (name.startsWith("topic:")) {
            String topic = name.substring("topic:".length());
            if (!topicIds.contains(topic)) {
                values.mistake(name, "unknown topic \"" + topic + "\"" + nearest(topic, topicIds));
            }
        } else {
            values.mistake(
                    name,
                    "unknown threshold \"" + name + "\"; one of issue, topic, stance, \"topic:ID\", \"claim:ID\"");
        }
    }

    private void checkOrganisations(Fields issue, Set<String> actorIds) {
        issue.peekList("actors").forEach(actor -> {
            checkOrganisation(actor, actorIds);
            actor.peekList("roles").forEach(role -> checkOrganisation(role, actorIds));
        });
    }

    private void checkOrganisation(Fields holder, Set<String> actorIds) {
        holder.peekText("organisation").filter(id -> !actorIds.contains(id)).ifPresent(id -> {
            holder.mistake(
                    "organisation",
                    "unknown organisation \"" + id + "\"; it must be the id of an actor of this file"
                            + nearest(id, actorIds));
        });
    }

    private Set<String> ids(Fields issue, String list) {
        Set<String> ids = new HashSet<>();
        issue.peekList(list).forEach(each -> each.peekText("id").ifPresent(ids::add));
        return ids;
    }

    private Set<String> unique(String thing, Fields issue, String list) {
        Set<String> ids = new HashSet<>();
        issue.peekList(list)
                .forEach(each -> each.peekText("id").filter(id -> !ids.add(id)).ifPresent(id -> {
                    each.mistake("id", "a second " + thing + " with the id \"" + id + "\"");
                }));
        return ids;
    }

    private static String nearest(String word, Set<String> known) {
        return known.stream()
                .filter(other -> distance(word, other) < word.length()
                        && distance(word, other) <= Math.max(2, word.length() / 3))
                .min(Comparator.comparingInt((String other) -> distance(word, other))
                        .thenComparing(Comparator.naturalOrder()))
                .map(other -> "; did you mean \"" + other + "\"?")
                .orElse("");
    }

    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substitute = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substitute, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }

    private static int lineOf(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    private Optional<Fields> fields(Node node, String what) {
        if (node instanceof MappingNode mapping) {
            Fields fields = new Fields(mapping, what);
            fields.refuseSeconds(mapping);
            return Optional.of(fields);
        }
        mistakes.add(new Mistake(lineOf(node), what + " must be a mapping of names to values"));
        return Optional.empty();
    }

    /** The fields of one mapping; what is not taken by its name is a mistake. */
    private final class Fields {
        private final int line;
        private final String what;
        private final Map<String, Node> values = new LinkedHashMap<>();
        private final Map<String, Integer> lines = new LinkedHashMap<>();
        private final Set<String> taken = new HashSet<>();

        Fields(MappingNode mapping, String what) {
            this.line = lineOf(mapping);
            this.what = what;
            for (NodeTuple tuple : mapping.getValue()) {
                String name = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
                values.put(name, tuple.getValueNode());
                lines.put(name, lineOf(tuple.getKeyNode()));
            }
        }

        Set<String> names() {
            return values.keySet();
        }

        void mistake(String field, String message) {
            mistakes.add(new Mistake(lines.getOrDefault(field, line), message));
        }

        Optional<Node> take(String field) {
            taken.add(field);
            return Optional.ofNullable(values.get(field));
        }

        Optional<String> peekText(String field) {
            return values.get(field) instanceof ScalarNode scalar ? Optional.of(scalar.getValue()) : Optional.empty();
        }

        List<Fields> peekList(String field) {
            if (!(values.get(field) instanceof SequenceNode sequence)) {
                return List.of();
            }
            List<Fields> items = new ArrayList<>();
            for (Node item : sequence.getValue()) {
                if (item instanceof MappingNode mapping) {
                    items.add(new Fields(mapping, what));
                }
            }
            return items;
        }

        Optional<String> optionalText(String field) {
            Optional<Node> node = take(field);
            if (node.isEmpty()) {
                return Optional.empty();
            }
            if (node.get() instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
                return Optional.of(scalar.getValue().strip());
            }
            mistake(field, field + " must be a text that is not empty");
            return Optional.empty();
        }

        String text(String field) {
            if (!values.containsKey(field)) {
                mistake(field, what + " needs " + field);
            }
            return optionalText(field).orElse("");
        }

        String id(String field) {
            String id = text(field);
            if (!id.isEmpty() && !ID.matcher(id).matches()) {
                mistake(field, "the id \"" + id + "\" must be lower-case letters and digits, joined by hyphens");
            }
            return id;
        }

        String side(String field) {
            String side = text(field);
            if (!side.isEmpty() && !SIDE.matcher(side).matches()) {
                mistake(field, "a side is a code of two capitals such as CN, or other, or none, not \"" + side + "\"");
            }
            return side;
        }

        List<String> texts(String field, boolean required) {
            Optional<Node> node = take(field);
            if (node.isEmpty()) {
                if (required) {
                    mistake(field, what + " needs " + field);
                }
                return List.of();
            }
            if (!(node.get() instanceof SequenceNode sequence)
                    || (required && sequence.getValue().isEmpty())) {
                mistake(field, field + " must be a list of texts");
                return List.of();
            }
            List<String> texts = new ArrayList<>();
            for (Node item : sequence.getValue()) {
                if (item instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
                    texts.add(scalar.getValue().strip());
                } else {
                    mistakes.add(new Mistake(lineOf(item), "each of " + field + " must be a text that is not empty"));
                }
            }
            return List.copyOf(texts);
        }

        <T> List<T> list(String field, String itemName, Function<Fields, T> read) {
            Optional<Node> node = take(field);
            if (node.isEmpty()) {
                return List.of();
            }
            if (!(node.get() instanceof SequenceNode sequence)) {
                mistake(field, field + " must be a list");
                return List.of();
            }
            List<T> items = new ArrayList<>();
            for (Node item : sequence.getValue()) {
                fields(item, itemName).map(read).ifPresent(items::add);
            }
            return List.copyOf(items);
        }

        Optional<LocalDate> day(String field) {
            return optionalText(field).flatMap(text -> {
                try {
                    return Optional.of(LocalDate.parse(text));
                } catch (DateTimeException e) {
                    mistake(field, field + " must be a day such as 2023-06-21, not \"" + text + "\"");
                    return Optional.empty();
                }
            });
        }

        Optional<Integer> tier(String field) {
            return optionalText(field).flatMap(text -> {
                if (text.matches("[1-4]")) {
                    return Optional.of(Integer.valueOf(text));
                }
                mistake(field, "a tier is 1, 2, 3 or 4, not \"" + text + "\"");
                return Optional.empty();
            });
        }

        Optional<Double> fraction(String field) {
            return optionalText(field).flatMap(text -> {
                @Nullable Double value = parseDouble(text);
                if (value != null && value >= 0 && value <= 1) {
                    return Optional.of(value);
                }
                mistake(field, "a threshold is a number from 0 to 1, not \"" + text + "\"");
                return Optional.empty();
            });
        }

        void refuseSeconds(MappingNode mapping) {
            Set<String> seen = new HashSet<>();
            for (NodeTuple tuple : mapping.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode scalar && !seen.add(scalar.getValue())) {
                    mistakes.add(new Mistake(
                            lineOf(scalar), what + " has the field \"" + scalar.getValue() + "\" twice; keep one"));
                }
            }
        }

        void refuseOthers() {
            for (String name : values.keySet()) {
                if (!taken.contains(name)) {
                    mistake(name, what + " has no field \"" + name + "\"" + nearest(name, taken));
                }
            }
        }
    }

    private static @Nullable Double parseDouble(String text) {
        try {
            return Double.valueOf(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }
}

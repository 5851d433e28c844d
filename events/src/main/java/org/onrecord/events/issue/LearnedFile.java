package org.onrecord.events.issue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Stance;
import org.onrecord.events.issue.IssueFile.InvalidIssueException;
import org.onrecord.events.issue.LearnedModel.Calibration;
import org.onrecord.events.issue.LearnedModel.ClaimExamples;
import org.onrecord.events.issue.LearnedModel.LanguageHeads;
import org.onrecord.events.issue.LearnedModel.Selector;
import org.onrecord.events.issue.LearnedModel.StanceHeads;
import org.onrecord.events.yaml.YamlFields;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/**
 * Reads and writes the learned file, which contains the {@link LearnedModel} of an issue: {@code learned.yaml} beside {@code issue.yaml}, and
 * {@code NAME.learned.yaml} beside any other {@code NAME.yaml}.
 */
public final class LearnedFile {
    private static final int WIDTH = 140;
    /** What the heads of topics and of the issue judge. Files from before they could judge passages do not say it. */
    private static final String JUDGED = "judged";

    private static final String PASSAGES = "passages";
    private static final String AGAIN = "learn again with onrecord issue learn";

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}(\\.\\d{1,9})?");

    private LearnedFile() {}

    /** Returns the text of the learned file beside an issue file; null if there is none. */
    static @Nullable String text(Path issueFile) throws IOException {
        Path learned = of(issueFile);
        return Files.exists(learned) ? IssueFile.text(learned) : null;
    }

    public static Path of(Path issueFile) {
        String name = String.valueOf(issueFile.getFileName()).replaceFirst("\\.ya?ml$", "");
        Path named = issueFile.resolveSibling(name + ".learned.yaml");
        // Before issues had folders, issue.yaml was a name like any other.
        return name.equals("issue") && !Files.exists(named) ? issueFile.resolveSibling("learned.yaml") : named;
    }

    /** @throws InvalidIssueException if the file has mistakes, e.g. claims that the issue does not have */
    static LearnedModel parse(String name, String yaml, Issue issue) {
        return YamlFields.read(
                yaml,
                "what was learned",
                "the file is empty; remove it, or learn again with onrecord issue learn",
                fields -> learned(fields, issue),
                mistakes -> new InvalidIssueException(name, mistakes));
    }

    private static LearnedModel learned(YamlFields file, Issue issue) {
        String id = file.id("issue");
        if (!id.isEmpty() && !id.equals(issue.id())) {
            file.mistake("issue", "learned for the issue \"" + id + "\", not for \"" + issue.id() + "\"");
        }
        int passages = file.optionalText("passages")
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Integer::parseInt)
                .orElse(0);
        Set<String> claims = issue.claims().stream().map(Issue.Claim::id).collect(Collectors.toUnmodifiableSet());
        Set<String> topics = issue.topics().stream().map(Issue.Topic::id).collect(Collectors.toUnmodifiableSet());
        return new LearnedModel(
                id,
                passages,
                file.optionalText("models").orElse(""),
                IssueReader.thresholds(file, claims, topics),
                new Calibration(
                        number(file, "slope", Calibration.NONE.slope()),
                        number(file, "shift", Calibration.NONE.shift())),
                file.map(
                        "claims",
                        "a claim",
                        claim -> known(claim, "claim", claims),
                        claim -> new ClaimExamples(
                                claim.texts("favor", false),
                                claim.texts("against", false),
                                claim.texts("none", false))),
                file.map(
                        "languages",
                        "a language",
                        language -> language.id("id"),
                        language -> heads(language, claims, topics)),
                file.optionalText("reader").orElse(""),
                file.map(
                        "selectors",
                        "a language",
                        language -> language.id("id"),
                        language -> selector(language, claims)));
    }

    private static Selector selector(YamlFields fields, Set<String> claims) {
        List<Double> weights = new ArrayList<>();
        for (String weight : fields.texts("weights", true)) {
            if (NUMBER.matcher(weight).matches()) {
                weights.add(Double.parseDouble(weight));
            } else {
                fields.mistake("weights", "the weight \"" + weight + "\" is not a number; " + AGAIN);
            }
        }
        double told = number(fields, "told", 1);
        Map<String, Double> offsets = sides(fields, "offsets", claims);
        Set<String> untold = new HashSet<>();
        for (String claim : fields.texts("untold", false)) {
            fields.requireKnown("untold", "claim", claim, claims, "; " + AGAIN);
            untold.add(claim);
        }
        // Files of OnRecord 0.2 have thresholds of single sides, above 1 for a side that is never told.
        sides(fields, "own", claims).forEach((side, least) -> {
            if (least >= 1 || told >= 1) {
                untold.add(side.substring(0, side.indexOf('/')));
            } else {
                offsets.put(side, Math.log(told / (1 - told)) - Math.log(least / (1 - least)));
            }
        });
        return new Selector(
                number(fields, "bias", 0),
                weights,
                Math.min(1, told),
                Math.min(1, number(fields, "review", 1)),
                offsets,
                untold);
    }

    /** Reads a number for some sides on claims. */
    private static Map<String, Double> sides(YamlFields fields, String name, Set<String> claims) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        fields.list(name, "a claim", claim -> {
            String of = known(claim, "claim", claims);
            for (Stance stance : Stance.values()) {
                if (claim.optionalText(stance.json()).isPresent()) {
                    numbers.put(Selector.key(of, stance), number(claim, stance.json(), 0));
                }
            }
            return of;
        });
        return numbers;
    }

    private static double number(YamlFields fields, String name, double otherwise) {
        Optional<String> text = fields.optionalText(name);
        if (text.isPresent() && !NUMBER.matcher(text.get()).matches()) {
            fields.mistake(name, name + " is \"" + text.get() + "\", not a number; " + AGAIN);
            return otherwise;
        }
        return text.map(Double::parseDouble).orElse(otherwise);
    }

    private static LanguageHeads heads(YamlFields language, Set<String> claims, Set<String> topics) {
        return new LanguageHeads(
                packed(language, "centre"),
                language.map(
                        "claims",
                        "a claim",
                        claim -> known(claim, "claim", claims),
                        claim -> new StanceHeads(optional(claim, "favor"), optional(claim, "against"))),
                language.map(
                        "topics", "a topic", topic -> known(topic, "topic", topics), topic -> packed(topic, "treated")),
                optional(language, "named"),
                isOfPassages(language));
    }

    private static boolean isOfPassages(YamlFields language) {
        String judged = language.optionalText(JUDGED).orElse("sentences");
        if (!judged.equals(PASSAGES) && !judged.equals("sentences")) {
            language.mistake(JUDGED, "must be passages or sentences, not \"" + judged + "\"; " + AGAIN);
        }
        return judged.equals(PASSAGES);
    }

    private static String known(YamlFields fields, String what, Set<String> ids) {
        String id = fields.id("id");
        if (!id.isEmpty()) {
            fields.requireKnown("id", what, id, ids, "; " + AGAIN);
        }
        return id;
    }

    private static @Nullable String optional(YamlFields fields, String name) {
        return fields.optionalText(name).isEmpty() ? null : packed(fields, name);
    }

    /** Reads packed numbers. Their base64 is checked here, where the line is known; they are unpacked where they are used. */
    private static String packed(YamlFields fields, String name) {
        String text = fields.text(name);
        try {
            Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            fields.mistake(name, name + " is damaged (" + e.getMessage() + "); " + AGAIN);
        }
        return text;
    }

    /** Writes a learned file, in place of any other. */
    public static void write(Path file, LearnedModel learned) throws IOException {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("issue", learned.issue());
        tree.put("passages", learned.passages());
        tree.put("models", learned.models());
        tree.put("thresholds", new TreeMap<>(learned.thresholds()));
        tree.put("slope", learned.scale().slope());
        tree.put("shift", learned.scale().shift());
        if (!learned.reader().isEmpty()) {
            tree.put("reader", learned.reader());
        }
        tree.put("selectors", byId(learned.selectors(), LearnedFile::put));
        tree.put("claims", byId(learned.claims(), (examples, claim) -> {
            claim.put("favor", examples.favor());
            claim.put("against", examples.against());
            claim.put("none", examples.none());
        }));
        tree.put("languages", byId(learned.languages(), LearnedFile::put));
        DumpSettings settings = DumpSettings.builder()
                .setDefaultFlowStyle(FlowStyle.BLOCK)
                .setWidth(WIDTH)
                .build();
        Files.writeString(
                file,
                "# Learned from labelled passages by ./onrecord issue learn. Remove this file to forget it.\n"
                        + new Dump(settings).dumpToString(tree));
    }

    /** Returns a mapping for each value, sorted by its id, which comes first. */
    private static <T> List<Map<String, Object>> byId(Map<String, T> values, BiConsumer<T, Map<String, Object>> put) {
        List<Map<String, Object>> trees = new ArrayList<>();
        new TreeMap<>(values).forEach((id, value) -> {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("id", id);
            put.accept(value, tree);
            trees.add(tree);
        });
        return trees;
    }

    private static void put(Selector selector, Map<String, Object> tree) {
        tree.put("bias", selector.bias());
        tree.put("weights", selector.weights());
        tree.put("told", selector.told());
        tree.put("review", selector.review());
        Map<String, Map<String, Double>> offsets = new TreeMap<>();
        new TreeMap<>(selector.offsets()).forEach((key, offset) -> {
            String claim = key.substring(0, key.indexOf('/'));
            offsets.computeIfAbsent(claim, id -> new LinkedHashMap<>()).put(key.substring(claim.length() + 1), offset);
        });
        if (!offsets.isEmpty()) {
            tree.put("offsets", byId(offsets, (sides, claim) -> claim.putAll(sides)));
        }
        if (!selector.untold().isEmpty()) {
            tree.put("untold", selector.untold().stream().sorted().toList());
        }
    }

    private static void put(LanguageHeads heads, Map<String, Object> tree) {
        tree.put("centre", heads.centre());
        if (heads.ofPassages()) {
            tree.put(JUDGED, PASSAGES);
        }
        putIfKnown("named", heads.named(), tree);
        tree.put("claims", byId(heads.claims(), (sides, claim) -> {
            putIfKnown("favor", sides.favor(), claim);
            putIfKnown("against", sides.against(), claim);
        }));
        tree.put("topics", byId(heads.topics(), (treated, topic) -> topic.put("treated", treated)));
    }

    private static void putIfKnown(String name, @Nullable String value, Map<String, Object> tree) {
        if (value != null) {
            tree.put(name, value);
        }
    }
}

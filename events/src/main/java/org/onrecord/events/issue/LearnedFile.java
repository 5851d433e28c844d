package org.onrecord.events.issue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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
import org.onrecord.events.yaml.SpellingHint;
import org.onrecord.events.yaml.YamlFields;
import org.onrecord.events.yaml.YamlMistake;
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

    /** Returns the path of the learned file that belongs to an issue file. */
    public static Path of(Path issueFile) {
        String name = String.valueOf(issueFile.getFileName()).replaceFirst("\\.ya?ml$", "");
        Path named = issueFile.resolveSibling(name + ".learned.yaml");
        // Before issues had folders, issue.yaml was a name like any other.
        return name.equals("issue") && !Files.exists(named) ? issueFile.resolveSibling("learned.yaml") : named;
    }

    /**
     * Reads the learned file of an issue.
     *
     * @throws InvalidIssueException if the file has mistakes, e.g. claims that the issue does not have
     * @throws IOException if it cannot be read
     */
    public static LearnedModel read(Path file, Issue issue) throws IOException {
        return parse(file.toString(), IssueFile.text(file), issue);
    }

    static LearnedModel parse(String name, String yaml, Issue issue) {
        List<YamlMistake> mistakes = new ArrayList<>();
        Optional<LearnedModel> learned = YamlFields.ofFile(
                        yaml,
                        "what was learned",
                        "the file is empty; remove it, or learn again with onrecord issue learn",
                        mistakes)
                .map(fields -> learned(fields, issue, mistakes));
        if (learned.isEmpty() || !mistakes.isEmpty()) {
            mistakes.sort(Comparator.comparingInt(YamlMistake::line));
            throw new InvalidIssueException(name, mistakes);
        }
        return learned.get();
    }

    private static LearnedModel learned(YamlFields file, Issue issue, List<YamlMistake> mistakes) {
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
        Map<String, ClaimExamples> sentences = new LinkedHashMap<>();
        file.list("claims", "a claim", claim -> {
            String of = known(claim, "claim", claims);
            sentences.put(
                    of,
                    new ClaimExamples(
                            claim.texts("favor", false), claim.texts("against", false), claim.texts("none", false)));
            claim.refuseOthers();
            return of;
        });
        Map<String, LanguageHeads> languages = new LinkedHashMap<>();
        file.list("languages", "a language", language -> {
            String of = language.id("id");
            languages.put(of, heads(language, claims, topics));
            return of;
        });
        String models = file.optionalText("models").orElse("");
        Map<String, Double> thresholds = IssueReader.thresholds(file, claims, topics, mistakes);
        Calibration scale = new Calibration(
                number(file, "slope", Calibration.NONE.slope()), number(file, "shift", Calibration.NONE.shift()));
        Map<String, Selector> selectors = new LinkedHashMap<>();
        file.list("selectors", "a language", selector -> {
            String of = selector.id("id");
            selectors.put(of, selector(selector, claims));
            return of;
        });
        String reader = file.optionalText("reader").orElse("");
        file.refuseOthers();
        return new LearnedModel(id, passages, models, thresholds, scale, sentences, languages, reader, selectors);
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
        Map<String, Double> own = new LinkedHashMap<>();
        fields.list("own", "a claim", claim -> {
            String of = known(claim, "claim", claims);
            for (Stance stance : Stance.values()) {
                if (claim.optionalText(stance.json()).isPresent()) {
                    own.put(Selector.key(of, stance), number(claim, stance.json(), 0));
                }
            }
            claim.refuseOthers();
            return of;
        });
        Selector selector = new Selector(
                number(fields, "bias", 0), weights, number(fields, "told", 1), number(fields, "review", 1), own);
        fields.refuseOthers();
        return selector;
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
        Map<String, StanceHeads> sides = new LinkedHashMap<>();
        language.list("claims", "a claim", claim -> {
            String of = known(claim, "claim", claims);
            sides.put(of, new StanceHeads(optional(claim, "favor"), optional(claim, "against")));
            claim.refuseOthers();
            return of;
        });
        Map<String, String> treated = new LinkedHashMap<>();
        language.list("topics", "a topic", topic -> {
            String of = known(topic, "topic", topics);
            treated.put(of, packed(topic, "treated"));
            topic.refuseOthers();
            return of;
        });
        LanguageHeads heads = new LanguageHeads(
                packed(language, "centre"), sides, treated, optional(language, "named"), isOfPassages(language));
        language.refuseOthers();
        return heads;
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
        if (!id.isEmpty() && !ids.contains(id)) {
            fields.mistake("id", "unknown " + what + " \"" + id + "\"" + SpellingHint.of(id, ids) + "; " + AGAIN);
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
        List<Map<String, Object>> selectors = new ArrayList<>();
        new TreeMap<>(learned.selectors()).forEach((id, selector) -> selectors.add(tree(id, selector)));
        tree.put("selectors", selectors);
        List<Map<String, Object>> claims = new ArrayList<>();
        new TreeMap<>(learned.claims()).forEach((id, sentences) -> {
            Map<String, Object> claim = new LinkedHashMap<>();
            claim.put("id", id);
            claim.put("favor", sentences.favor());
            claim.put("against", sentences.against());
            claim.put("none", sentences.none());
            claims.add(claim);
        });
        tree.put("claims", claims);
        List<Map<String, Object>> languages = new ArrayList<>();
        new TreeMap<>(learned.languages()).forEach((id, heads) -> languages.add(tree(id, heads)));
        tree.put("languages", languages);
        DumpSettings settings = DumpSettings.builder()
                .setDefaultFlowStyle(FlowStyle.BLOCK)
                .setWidth(WIDTH)
                .build();
        Files.writeString(
                file,
                "# Learned from labelled passages by ./onrecord issue learn. Remove this file to forget it.\n"
                        + new Dump(settings).dumpToString(tree));
    }

    private static Map<String, Object> tree(String language, Selector selector) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("id", language);
        tree.put("bias", selector.bias());
        tree.put("weights", selector.weights());
        tree.put("told", selector.told());
        tree.put("review", selector.review());
        Map<String, Map<String, Object>> own = new TreeMap<>();
        new TreeMap<>(selector.own()).forEach((key, told) -> {
            String claim = key.substring(0, key.indexOf('/'));
            own.computeIfAbsent(claim, id -> new LinkedHashMap<>(Map.of("id", id)))
                    .put(key.substring(claim.length() + 1), told);
        });
        if (!own.isEmpty()) {
            tree.put("own", List.copyOf(own.values()));
        }
        return tree;
    }

    private static Map<String, Object> tree(String language, LanguageHeads heads) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("id", language);
        tree.put("centre", heads.centre());
        if (heads.ofPassages()) {
            tree.put(JUDGED, PASSAGES);
        }
        if (heads.named() != null) {
            tree.put("named", heads.named());
        }
        List<Map<String, Object>> claims = new ArrayList<>();
        new TreeMap<>(heads.claims()).forEach((id, sides) -> {
            Map<String, Object> claim = new LinkedHashMap<>();
            claim.put("id", id);
            if (sides.favor() != null) {
                claim.put("favor", sides.favor());
            }
            if (sides.against() != null) {
                claim.put("against", sides.against());
            }
            claims.add(claim);
        });
        tree.put("claims", claims);
        List<Map<String, Object>> topics = new ArrayList<>();
        new TreeMap<>(heads.topics()).forEach((id, treated) -> {
            Map<String, Object> topic = new LinkedHashMap<>();
            topic.put("id", id);
            topic.put("treated", treated);
            topics.add(topic);
        });
        tree.put("topics", topics);
        return tree;
    }
}

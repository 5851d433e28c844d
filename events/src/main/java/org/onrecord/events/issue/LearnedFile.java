package org.onrecord.events.issue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.onrecord.events.issue.IssueFile.InvalidIssueException;
import org.onrecord.events.issue.Learned.Sentences;
import org.onrecord.events.yaml.Fields;
import org.onrecord.events.yaml.Mistake;
import org.onrecord.events.yaml.Nearest;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** The file beside an issue file, {@code NAME.learned.yaml}, that holds what labelled passages taught. */
public final class LearnedFile {
    private static final int WIDTH = 140;

    private LearnedFile() {}

    /** Where what was learned for an issue file stands. */
    public static Path of(Path issueFile) {
        String name = String.valueOf(issueFile.getFileName()).replaceFirst("\\.ya?ml$", "");
        return issueFile.resolveSibling(name + ".learned.yaml");
    }

    /**
     * Reads what was learned for an issue.
     *
     * @throws InvalidIssueException if the file has mistakes, among them claims that the issue does not have
     * @throws IOException if it cannot be read
     */
    public static Learned read(Path file, Issue issue) throws IOException {
        return parse(file.toString(), IssueFile.text(file), issue);
    }

    static Learned parse(String name, String yaml, Issue issue) {
        List<Mistake> mistakes = new ArrayList<>();
        Optional<Learned> learned = Fields.ofFile(
                        yaml,
                        "what was learned",
                        "the file is empty; remove it, or learn again with onrecord issue learn",
                        mistakes)
                .map(fields -> learned(fields, issue, mistakes));
        if (learned.isEmpty() || !mistakes.isEmpty()) {
            mistakes.sort(Comparator.comparingInt(Mistake::line));
            throw new InvalidIssueException(name, mistakes);
        }
        return learned.get();
    }

    private static Learned learned(Fields file, Issue issue, List<Mistake> mistakes) {
        String id = file.id("issue");
        if (!id.isEmpty() && !id.equals(issue.id())) {
            file.mistake("issue", "learned for the issue \"" + id + "\", not for \"" + issue.id() + "\"");
        }
        int passages = file.optionalText("passages")
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Integer::parseInt)
                .orElse(0);
        Set<String> ids = new LinkedHashSet<>();
        issue.claims().forEach(claim -> ids.add(claim.id()));
        Map<String, Sentences> claims = new LinkedHashMap<>();
        file.list("claims", "a claim", claim -> {
            String of = claim.id("id");
            if (!of.isEmpty() && !ids.contains(of)) {
                claim.mistake("id", "unknown claim \"" + of + "\"" + Nearest.hint(of, ids) + "; learn again");
            }
            claims.put(
                    of,
                    new Sentences(
                            claim.texts("favor", false), claim.texts("against", false), claim.texts("none", false)));
            claim.refuseOthers();
            return of;
        });
        Map<String, Double> thresholds = new LinkedHashMap<>();
        file.take("thresholds")
                .flatMap(node -> Fields.of(node, "thresholds", mistakes))
                .ifPresent(values -> values.names()
                        .forEach(threshold -> values.fraction(threshold)
                                .ifPresent(value -> thresholds.put(threshold, value))));
        file.refuseOthers();
        return new Learned(id, passages, claims, thresholds);
    }

    /** Writes what was learned, in place of what the file held. */
    public static void write(Path file, Learned learned) throws IOException {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("issue", learned.issue());
        tree.put("passages", learned.passages());
        tree.put("thresholds", learned.thresholds());
        List<Map<String, Object>> claims = new ArrayList<>();
        learned.claims().forEach((id, sentences) -> {
            Map<String, Object> claim = new LinkedHashMap<>();
            claim.put("id", id);
            claim.put("favor", sentences.favor());
            claim.put("against", sentences.against());
            claim.put("none", sentences.none());
            claims.add(claim);
        });
        tree.put("claims", claims);
        DumpSettings settings = DumpSettings.builder()
                .setDefaultFlowStyle(FlowStyle.BLOCK)
                .setWidth(WIDTH)
                .build();
        Files.writeString(
                file,
                "# Learned from labelled passages by ./onrecord issue learn. Remove this file to forget it.\n"
                        + new Dump(settings).dumpToString(tree));
    }
}

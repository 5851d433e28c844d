package org.onrecord.bench.alerts;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.onrecord.bench.CorpusFile;
import org.onrecord.events.Alert;
import org.onrecord.events.Document;
import org.onrecord.events.EventJson;
import org.onrecord.events.Statement;
import org.onrecord.events.exchange.DocumentLine;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.IssueFile;
import org.onrecord.events.resource.Resources;
import org.onrecord.processor.alert.PositionAlert;
import org.onrecord.processor.analysis.Analyzer;
import org.onrecord.processor.model.OnnxEmbedder;
import org.onrecord.processor.model.OnnxStanceReader;
import tools.jackson.databind.JsonNode;

/**
 * Measures which written changes of position become alerts: {@code ReversalScore ISSUE.yaml}. The scenarios are in {@code reversals.jsonl}:
 * for each language (English, Chinese, Spanish), form (release, transcript, briefing, post) and one of two claims an institution that changes
 * sides, in half of them by a formal act and in half by words on two days; and for each language four look-alikes, in which a question, a
 * report, another subject or a condition has the words of the other side. Those of {@code reversals-forms.jsonl} have ten forms, by the plan
 * beside them. {@code ReversalScore ISSUE.yaml DOCUMENTS.jsonl STATEMENTS.jsonl}
 * lists the alerts of a corpus instead; the last file keeps its statements for the next time.
 */
public final class ReversalScore {
    private final Issue issue;
    private final PrintStream out;

    private ReversalScore(Issue issue, PrintStream out) {
        this.issue = issue;
        this.out = out;
    }

    public static void main(String[] args) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (args.length != 1 && args.length != 3) {
            out.println("ReversalScore ISSUE.yaml [DOCUMENTS.jsonl STATEMENTS.jsonl]");
            System.exit(2);
        }
        Issue issue = IssueFile.read(Path.of(args[0]), Path.of("actors"));
        ReversalScore score = new ReversalScore(issue, out);
        if (args.length == 3) {
            score.list(Path.of(args[1]), Path.of(args[2]));
        } else {
            score.scenarios("reversals.jsonl");
            score.scenarios("reversals-forms.jsonl");
        }
    }

    private void scenarios(String file) throws IOException {
        Map<String, Integer> counts = new TreeMap<>();
        try (OnnxEmbedder embedder = new OnnxEmbedder();
                OnnxStanceReader stances = new OnnxStanceReader(List::of)) {
            Analyzer analyzer = Analyzer.of(issue, embedder, stances);
            for (String line : Resources.text(ReversalScore.class, file).lines().toList()) {
                JsonNode scenario = EventJson.mapper().readTree(line);
                String claim = scenario.get("claim").asString();
                List<Statement> statements = new ArrayList<>();
                scenario.get("documents")
                        .forEach(each -> statements.addAll(
                                analyzer.analyzeForIssue(document(each)).onIssue()));
                String outcome = outcome(PositionAlertList.of(issue, statements), claim);
                String kind = scenario.get("reversal").asBoolean() ? "reversal" : "look-alike";
                counts.merge(kind + " " + outcome, 1, Integer::sum);
                out.printf(
                        "%-28s %-10s %-14s %s%n",
                        scenario.get("id").asString(),
                        kind,
                        scenario.get("proof").asString(),
                        outcome);
                statements.forEach(each -> print(each, claim));
            }
        }
        out.println(file + " " + counts);
    }

    private static String outcome(List<PositionAlert> alerts, String claim) {
        List<PositionAlert> turns = alerts.stream()
                .filter(each -> each.alert().kind() == Alert.Kind.SHIFT
                        && claim.equals(each.alert().facts().get("claim")))
                .toList();
        return turns.stream().anyMatch(PositionAlert::confirmed) ? "alerted" : turns.isEmpty() ? "no alert" : "waiting";
    }

    private void print(Statement each, String claim) {
        out.printf(
                "    %s %-12s %-22s tier %d %s unsure %s “%s”%n",
                each.day(),
                each.kind().json(),
                each.actor().key().orElse("-"),
                each.actor().tier(),
                sides(each.stances(), claim),
                sides(each.unsure(), claim),
                each.beginning(60));
    }

    private static List<String> sides(List<Statement.StanceLabel> labels, String claim) {
        return labels.stream()
                .filter(label -> label.claim().equals(claim))
                .map(label -> String.format("%s %.2f", label.stance().json(), label.score()))
                .toList();
    }

    private void list(Path documents, Path kept) throws IOException {
        List<Statement> statements = new ArrayList<>();
        if (!Files.exists(kept)) {
            List<String> lines = new ArrayList<>();
            try (OnnxEmbedder embedder = new OnnxEmbedder();
                    OnnxStanceReader stances = new OnnxStanceReader(List::of)) {
                Analyzer analyzer = Analyzer.of(issue, embedder, stances);
                CorpusFile.read(
                        documents,
                        each -> analyzer.analyzeForIssue(each)
                                .onIssue()
                                .forEach(found ->
                                        lines.add(new String(EventJson.write(found), StandardCharsets.UTF_8))));
            }
            Files.write(kept, lines);
        }
        for (String line : Files.readAllLines(kept)) {
            statements.add(EventJson.read(line.getBytes(StandardCharsets.UTF_8), Statement.class));
        }
        Map<String, Integer> counts = new TreeMap<>();
        for (PositionAlert each : PositionAlertList.of(issue, statements)) {
            print(each.alert(), each.alert().kind().json() + (each.confirmed() ? "" : " waiting"), counts);
        }
        try (OnnxEmbedder embedder = new OnnxEmbedder()) {
            new TalkingPointList(issue, embedder)
                    .of(statements)
                    .forEach(alert ->
                            print(alert, "talking-point " + alert.facts().get("change"), counts));
        }
        out.println(counts);
    }

    private void print(Alert alert, String kind, Map<String, Integer> counts) {
        counts.merge(kind, 1, Integer::sum);
        out.println(kind + " " + alert.day() + " " + alert.title() + "\n  " + alert.why());
        alert.evidence()
                .forEach(words -> out.println("    " + words.day() + " " + words.speaker() + " [" + words.document()
                        + "] “" + words.words() + "” " + words.url()));
    }

    private static Document document(JsonNode line) {
        return switch (DocumentLine.read(line, "scenarios", Instant.EPOCH)) {
            case DocumentLine.Result.Accepted accepted -> accepted.document();
            case DocumentLine.Result.Refused refused -> throw new IllegalArgumentException(refused.reason());
        };
    }
}

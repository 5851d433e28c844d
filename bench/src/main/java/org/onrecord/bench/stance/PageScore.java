package org.onrecord.bench.stance;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.onrecord.bench.CorpusFile;
import org.onrecord.bench.alerts.PositionAlertList;
import org.onrecord.events.Alert;
import org.onrecord.events.Document;
import org.onrecord.events.EventJson;
import org.onrecord.events.Statement;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.IssueFile;
import org.onrecord.processor.alert.PositionAlert;
import org.onrecord.processor.analysis.Analyzer;
import org.onrecord.processor.model.OnnxEmbedder;
import org.onrecord.processor.model.OnnxStanceReader;
import tools.jackson.databind.JsonNode;

/**
 * Scores what is told of labelled statements in their documents, and prints the alerts about positions that a whole corpus gives:
 * {@code PageScore LABELLED.jsonl ISSUE.yaml CORPUS.jsonl[.gz] [MORE.jsonl]...}. A labelled statement is an object with {@code document}
 * (a document's id or title), {@code quote}, {@code side} and {@code stances}; it is matched by its words.
 */
public final class PageScore {

    /** So many characters of a quotation find its statement if the whole does not. */
    private static final int HEAD = 80;

    private final Map<String, List<Statement>> byDocument;
    private final Map<String, int[]> counts = new TreeMap<>();
    private int unmatched;

    private PageScore(Map<String, List<Statement>> byDocument) {
        this.byDocument = byDocument;
    }

    public static void main(String[] args) throws IOException {
        if (args.length < 3) {
            System.err.println("usage: PageScore LABELLED.jsonl ISSUE.yaml CORPUS.jsonl[.gz] [MORE.jsonl]...");
            System.exit(2);
        }
        Issue issue = IssueFile.read(Path.of(args[1]), Path.of("actors"));
        try (OnnxEmbedder embedder = new OnnxEmbedder();
                OnnxStanceReader reader = new OnnxStanceReader(List::of)) {
            Analyzer analyzer = Analyzer.of(issue, embedder, reader);
            Map<Document, List<Statement>> corpus = read(args[2], analyzer);
            Map<String, List<Statement>> byDocument = new HashMap<>();
            for (String more : List.of(args).subList(3, args.length)) {
                add(read(more, analyzer), byDocument);
            }
            add(corpus, byDocument);
            PageScore score = new PageScore(byDocument);
            score.score(Path.of(args[0]));
            score.print();
            alerts(issue, corpus.values().stream().flatMap(List::stream).toList());
        }
    }

    private static Map<Document, List<Statement>> read(String file, Analyzer analyzer) throws IOException {
        return CorpusFile.read(Path.of(file)).parallelStream()
                .collect(Collectors.toMap(
                        document -> document,
                        document -> analyzer.analyze(document).onIssue(),
                        (one, other) -> other));
    }

    private static void add(Map<Document, List<Statement>> read, Map<String, List<Statement>> byDocument) {
        read.forEach((document, statements) -> {
            byDocument.put(document.title(), statements);
            byDocument.put(document.sourceItem(), statements);
        });
    }

    private void score(Path labelled) throws IOException {
        try (BufferedReader lines = CorpusFile.lines(labelled)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode gold = EventJson.mapper().readTree(line);
                Map<String, String> told = new HashMap<>();
                statement(
                                gold.path("document").asString(),
                                plain(gold.path("quote").asString()))
                        .forEach(label -> told.put(label.claim(), label.stance().json()));
                for (String of : List.of("all", gold.path("side").asString())) {
                    count(counts.computeIfAbsent(of, key -> new int[4]), gold.path("stances"), told);
                }
            }
        }
    }

    private List<Statement.StanceLabel> statement(String document, String quote) {
        List<Statement> statements = byDocument.getOrDefault(document, List.of());
        String head = quote.substring(0, Math.min(HEAD, quote.length()));
        return Stream.concat(
                        statements.stream().filter(each -> plain(each.quote()).equals(quote)),
                        statements.stream().filter(each -> plain(each.quote()).contains(head)))
                .findFirst()
                .map(Statement::stances)
                .orElseGet(() -> {
                    unmatched++;
                    return List.of();
                });
    }

    private static String plain(String words) {
        return words.replaceAll("\\s+", " ").strip();
    }

    /** Counts labelled sides, told ones, right ones, and ones on the wrong side. */
    private static void count(int[] count, JsonNode labelled, Map<String, String> told) {
        count[0] += labelled.size();
        count[1] += told.size();
        told.forEach((claim, stance) -> {
            JsonNode is = labelled.get(claim);
            count[2] += is != null && is.asString().equals(stance) ? 1 : 0;
            count[3] += is != null && !is.asString().equals(stance) ? 1 : 0;
        });
    }

    private void print() {
        System.out.println(unmatched + " labelled statements were not found in their documents");
        counts.forEach((of, count) -> System.out.printf(
                Locale.ROOT,
                "%-5s %d sides, told %d, right %d, precision %.3f, recall %.3f, on the wrong side %d%n",
                of,
                count[0],
                count[1],
                count[2],
                count[2] / (double) Math.max(1, count[1]),
                count[2] / (double) Math.max(1, count[0]),
                count[3]));
    }

    /** Prints first positions and reversals of tier 1 actors, as the processor finds them. */
    private static void alerts(Issue issue, List<Statement> statements) {
        PositionAlertList.of(issue, statements).stream()
                .filter(each ->
                        each.confirmed() && "1".equals(each.alert().facts().get("tier")))
                .map(PositionAlert::alert)
                .forEach(PageScore::print);
    }

    private static void print(Alert alert) {
        System.out.println(alert.kind().json() + " " + alert.day() + " " + alert.title() + "\n    "
                + plain(String.valueOf(alert.evidence().getFirst().words())));
    }
}

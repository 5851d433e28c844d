package org.onrecord.bench.alerts;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.onrecord.bench.CorpusFile;
import org.onrecord.events.Document;
import org.onrecord.events.Statement;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.IssueFile;
import org.onrecord.processor.analysis.Analyzer;
import org.onrecord.processor.model.OnnxEmbedder;
import org.onrecord.processor.model.OnnxStanceReader;
import org.onrecord.processor.stance.StanceDecision;

/**
 * Lists the sides that declared acts take in documents, with their words, to be read by hand: {@code ActList ISSUE.yaml DOCUMENTS.jsonl ...}.
 * The issue must have learned: what talking points tell has a lower score there.
 */
public final class ActList {
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final Analyzer analyzer;
    private int documents;
    private int sides;

    private ActList(Analyzer analyzer) {
        this.analyzer = analyzer;
    }

    public static void main(String[] args) throws IOException {
        Issue issue = IssueFile.read(Path.of(args[0]), Path.of("actors"));
        try (OnnxEmbedder embedder = new OnnxEmbedder();
                OnnxStanceReader stances = new OnnxStanceReader(List::of)) {
            ActList list = new ActList(Analyzer.of(issue, embedder, stances));
            for (String file : Arrays.asList(args).subList(1, args.length)) {
                CorpusFile.read(Path.of(file), list::add);
            }
            list.out.println(list.documents + " documents, " + list.sides + " sides by acts");
        }
    }

    private void add(Document document) {
        documents++;
        for (Statement each : analyzer.analyzeForIssue(document).onIssue()) {
            for (Statement.StanceLabel side : each.stances()) {
                if (side.opposite() == null && side.score() > StanceDecision.UNTAUGHT) {
                    sides++;
                    out.printf(
                            "%s %s %s %s “%s” %s%n",
                            each.day(),
                            each.speakerName(),
                            side.claim(),
                            side.stance().json(),
                            side.words(),
                            document.id());
                }
            }
        }
    }
}

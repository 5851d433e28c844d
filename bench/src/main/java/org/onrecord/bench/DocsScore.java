package org.onrecord.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.onrecord.app.accuracy.DocumentScore;
import org.onrecord.app.accuracy.LabelledDocument;
import org.onrecord.app.accuracy.LabelledDocument.Wanted;
import org.onrecord.app.accuracy.StatementPairs;
import org.onrecord.events.EventJson;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.IssueFile;
import org.onrecord.processor.statement.FoundStatement;
import org.onrecord.processor.statement.StatementFinder;

/**
 * Scores the statements found in documents against labelled ones: {@code DocsScore GOLD.jsonl [ISSUE.yaml] [-v]}.
 *
 * <p>Statements are matched one to one by an overlap (intersection over union) of at least one half; top-level ones and those inside
 * others apart. Offsets of the labelled file count code points.
 */
public final class DocsScore {
    private DocsScore() {}

    public static void main(String[] args) throws IOException {
        List<String> plain =
                Arrays.stream(args).filter(arg -> !arg.equals("-v")).toList();
        if (plain.isEmpty()) {
            System.err.println("usage: DocsScore GOLD.jsonl [ISSUE.yaml] [-v]");
            System.exit(2);
        }
        Issue issue = plain.size() > 1
                ? IssueFile.read(Path.of(plain.get(1)))
                : IssueFile.parse("none", "id: none\ntitle: none\ndescription: none\nlanguages: [en]\n");
        boolean verbose = plain.size() < args.length;
        score(Path.of(plain.getFirst()), StatementFinder.of(issue), System.out, verbose);
    }

    /** Scores a file and prints a line for each document and one for all. */
    public static DocumentScore score(Path gold, StatementFinder finder, PrintStream out, boolean verbose)
            throws IOException {
        DocumentScore all = DocumentScore.NONE;
        try (Stream<String> lines = Files.lines(gold, StandardCharsets.UTF_8)) {
            for (String line : (Iterable<String>) lines::iterator) {
                LabelledDocument document =
                        LabelledDocument.of(EventJson.mapper().readTree(line));
                List<FoundStatement> found = finder.find(document.document());
                if (verbose) {
                    show(document, found, out);
                }
                DocumentScore one = DocumentScore.of(document, found);
                out.println(one.line(document.id()));
                all = all.plus(one);
            }
        }
        out.println(all.line("all"));
        return all;
    }

    private static void show(LabelledDocument document, List<FoundStatement> found, PrintStream out) {
        String text = document.document().text();
        StatementPairs top = StatementPairs.of(document.statements(), found, false);
        top.pairs().stream().filter(pair -> !right(pair)).forEach(pair -> out.println(wrong(pair, text)));
        unmatched(top, text, "", out);
        unmatched(StatementPairs.of(document.statements(), found, true), text, "nested ", out);
    }

    private static boolean right(StatementPairs.Pair pair) {
        return pair.speakerRight() && pair.sideRight() && pair.officialRight() && pair.kindRight() && pair.dateRight();
    }

    private static String wrong(StatementPairs.Pair pair, String text) {
        Wanted want = pair.wanted();
        FoundStatement have = pair.found();
        return "  wrong  want " + want.speakers() + " " + want.side() + " " + want.official() + " " + want.kind() + " "
                + want.date() + "; have " + have.speaker() + " " + have.actor().side() + " "
                + have.actor().official() + " " + have.kind() + " " + pair.date() + " | "
                + shorten(want.span().of(text));
    }

    private static void unmatched(StatementPairs pairs, String text, String where, PrintStream out) {
        for (Wanted missed : pairs.missed()) {
            out.println("  " + where + "missed " + missed.kind() + " " + missed.speakers() + " | "
                    + shorten(missed.span().of(text)));
        }
        for (FoundStatement extra : pairs.invented()) {
            out.println("  " + where + "extra  " + extra.kind() + " "
                    + extra.speaker().name() + " | " + shorten(extra.span().of(text)));
        }
    }

    private static String shorten(String words) {
        String line = words.replace('\n', '¶');
        return line.length() <= 130 ? line : line.substring(0, 80) + " ... " + line.substring(line.length() - 45);
    }
}

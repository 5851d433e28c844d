package org.onrecord.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Document;
import org.onrecord.events.EventJson;
import org.onrecord.events.Statement;
import org.onrecord.events.exchange.DocumentLine;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.IssueFile;
import org.onrecord.processor.statement.FoundStatement;
import org.onrecord.processor.statement.StatementFinder;
import tools.jackson.databind.JsonNode;

/**
 * Scores the statements found in documents against labelled ones: {@code DocsScore GOLD.jsonl [ISSUE.yaml] [-v]}.
 *
 * <p>Statements are matched one to one by an overlap (intersection over union) of at least one half; top-level ones and those inside
 * others apart. Offsets of the labelled file count code points.
 */
public final class DocsScore {
    private static final double OVERLAP = 0.5;

    private DocsScore() {}

    /** Scores of one document or of all; each pair is right or found, and of how many. */
    public static final class Score {
        int gold;
        int found;
        int matched;
        int speaker;
        int side;
        int official;
        int kind;
        int dated;
        int dateRight;
        int dateInvented;
        int nestedGold;
        int nestedFound;

        /** Harmonic mean of the share found and the share not invented. */
        public double f1() {
            return gold + found == 0 ? 1 : 2.0 * matched / (gold + found);
        }

        void add(Score other) {
            gold += other.gold;
            found += other.found;
            matched += other.matched;
            speaker += other.speaker;
            side += other.side;
            official += other.official;
            kind += other.kind;
            dated += other.dated;
            dateRight += other.dateRight;
            dateInvented += other.dateInvented;
            nestedGold += other.nestedGold;
            nestedFound += other.nestedFound;
        }

        String line(String name) {
            return String.format(
                    Locale.ROOT,
                    "%-6s F1 %.3f (gold %d, found %d, matched %d)  speaker %s  side %s  official %s  kind %s  dates %d/%d (+%d)  nested %d/%d",
                    name,
                    f1(),
                    gold,
                    found,
                    matched,
                    share(speaker),
                    share(side),
                    share(official),
                    share(kind),
                    dateRight,
                    dated,
                    dateInvented,
                    nestedFound,
                    nestedGold);
        }

        private String share(int right) {
            return matched == 0 ? "-" : String.format(Locale.ROOT, "%.3f", (double) right / matched);
        }
    }

    private record Wanted(
            Statement.Span span,
            Statement.Kind kind,
            List<String> speakers,
            String side,
            boolean official,
            @Nullable String date,
            boolean nested) {}

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
    public static Score score(Path gold, StatementFinder finder, PrintStream out, boolean verbose) throws IOException {
        Score all = new Score();
        try (Stream<String> lines = Files.lines(gold, StandardCharsets.UTF_8)) {
            for (String line : (Iterable<String>) lines::iterator) {
                JsonNode node = EventJson.mapper().readTree(line);
                Score one = document(node, finder, out, verbose);
                out.println(one.line(node.get("doc_id").asString()));
                all.add(one);
            }
        }
        out.println(all.line("all"));
        return all;
    }

    private static Score document(JsonNode node, StatementFinder finder, PrintStream out, boolean verbose) {
        String text = node.get("text").asString();
        Document document = read(node);
        List<FoundStatement> found = finder.find(document);
        List<Wanted> wanted = new ArrayList<>();
        node.get("statements").forEach(statement -> wanted.add(wanted(statement, text)));
        Score score = new Score();
        for (boolean nested : new boolean[] {false, true}) {
            List<Wanted> mine =
                    wanted.stream().filter(one -> one.nested() == nested).toList();
            List<FoundStatement> theirs =
                    found.stream().filter(one -> one.within() >= 0 == nested).toList();
            if (nested) {
                score.nestedGold = mine.size();
                score.nestedFound = pairs(mine, theirs).size();
            } else {
                topLevel(mine, theirs, score, text, out, verbose);
            }
            if (verbose && nested) {
                unmatched(mine, theirs, text, out);
            }
        }
        return score;
    }

    private static void unmatched(List<Wanted> mine, List<FoundStatement> theirs, String text, PrintStream out) {
        List<int[]> pairs = pairs(mine, theirs);
        for (int i = 0; i < mine.size(); i++) {
            int index = i;
            if (pairs.stream().noneMatch(pair -> pair[0] == index)) {
                out.println("  nested missed " + mine.get(i).speakers() + " | "
                        + shorten(mine.get(i).span().of(text)));
            }
        }
        for (int i = 0; i < theirs.size(); i++) {
            int index = i;
            if (pairs.stream().noneMatch(pair -> pair[1] == index)) {
                out.println("  nested extra  " + theirs.get(i).speaker().name() + " | "
                        + shorten(theirs.get(i).span().of(text)));
            }
        }
    }

    private static void topLevel(
            List<Wanted> mine,
            List<FoundStatement> theirs,
            Score score,
            String text,
            PrintStream out,
            boolean verbose) {
        score.gold = mine.size();
        score.found = theirs.size();
        List<int[]> pairs = pairs(mine, theirs);
        score.matched = pairs.size();
        for (int[] pair : pairs) {
            Wanted want = mine.get(pair[0]);
            FoundStatement have = theirs.get(pair[1]);
            boolean speaker = speakerRight(want.speakers(), have.speaker().name());
            boolean side = want.side().equals(have.actor().side());
            boolean official = want.official() == have.actor().official();
            boolean kind = want.kind() == have.kind();
            String date = have.date() == null ? null : have.date().toString();
            score.speaker += speaker ? 1 : 0;
            score.side += side ? 1 : 0;
            score.official += official ? 1 : 0;
            score.kind += kind ? 1 : 0;
            score.dated += want.date() == null ? 0 : 1;
            score.dateRight += want.date() != null && want.date().equals(date) ? 1 : 0;
            score.dateInvented += want.date() == null && date != null ? 1 : 0;
            boolean right = speaker
                    && side
                    && official
                    && kind
                    && (want.date() == null ? date == null : want.date().equals(date));
            if (verbose && !right) {
                out.println("  wrong  want " + want.speakers() + " " + want.side() + " " + want.official() + " "
                        + want.kind() + " " + want.date()
                        + "; have " + have.speaker() + " " + have.actor().side() + " "
                        + have.actor().official() + " " + have.kind() + " "
                        + date + " | " + shorten(want.span().of(text)));
            }
        }
        if (verbose) {
            for (int i = 0; i < mine.size(); i++) {
                int index = i;
                if (pairs.stream().noneMatch(pair -> pair[0] == index)) {
                    out.println(
                            "  missed " + mine.get(i).kind() + " " + mine.get(i).speakers() + " | "
                                    + shorten(mine.get(i).span().of(text)));
                }
            }
            for (int i = 0; i < theirs.size(); i++) {
                int index = i;
                if (pairs.stream().noneMatch(pair -> pair[1] == index)) {
                    out.println("  extra  " + theirs.get(i).kind() + " "
                            + theirs.get(i).speaker().name() + " | "
                            + shorten(theirs.get(i).span().of(text)));
                }
            }
        }
    }

    private static String shorten(String words) {
        String line = words.replace('\n', '¶');
        return line.length() <= 130 ? line : line.substring(0, 80) + " ... " + line.substring(line.length() - 45);
    }

    /** Pairs of indices, the greatest overlap first, each index once. */
    private static List<int[]> pairs(List<Wanted> mine, List<FoundStatement> theirs) {
        record Pair(int mine, int theirs, double overlap) {}
        List<Pair> possible = new ArrayList<>();
        for (int i = 0; i < mine.size(); i++) {
            for (int j = 0; j < theirs.size(); j++) {
                double overlap = overlap(mine.get(i).span(), theirs.get(j).span());
                if (overlap >= OVERLAP) {
                    possible.add(new Pair(i, j, overlap));
                }
            }
        }
        possible.sort(Comparator.comparingDouble(Pair::overlap).reversed());
        List<int[]> pairs = new ArrayList<>();
        for (Pair pair : possible) {
            if (pairs.stream().noneMatch(one -> one[0] == pair.mine() || one[1] == pair.theirs())) {
                pairs.add(new int[] {pair.mine(), pair.theirs()});
            }
        }
        return pairs;
    }

    private static double overlap(Statement.Span one, Statement.Span other) {
        int both = Math.min(one.end(), other.end()) - Math.max(one.start(), other.start());
        int either = Math.max(one.end(), other.end()) - Math.min(one.start(), other.start());
        return both <= 0 ? 0 : (double) both / either;
    }

    private static boolean speakerRight(List<String> wanted, @Nullable String given) {
        if (wanted.isEmpty()) {
            return given == null;
        }
        if (given == null) {
            return false;
        }
        String have = plain(given);
        return wanted.stream()
                .map(DocsScore::plain)
                .anyMatch(want -> have.equals(want)
                        || Arrays.asList(have.split(" ")).containsAll(Arrays.asList(want.split(" ")))
                        || want.endsWith(" " + have));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT)
                .replaceAll("['’]", "")
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }

    private static Wanted wanted(JsonNode node, String text) {
        List<String> speakers = new ArrayList<>();
        if (node.get("speaker").isString()) {
            speakers.add(node.get("speaker").asString());
        }
        JsonNode others = node.get("alt_speakers");
        if (others != null && others.isArray()) {
            others.forEach(other -> speakers.add(other.asString()));
        }
        JsonNode date = node.get("date");
        JsonNode nested = node.get("nested");
        return new Wanted(
                new Statement.Span(
                        text.offsetByCodePoints(0, node.get("start").asInt()),
                        text.offsetByCodePoints(0, node.get("end").asInt())),
                Statement.Kind.valueOf(
                        node.get("kind").asString().toUpperCase(Locale.ROOT).replace('-', '_')),
                speakers,
                node.get("side").asString(),
                node.get("official").asBoolean(),
                date != null && date.isString() ? date.asString() : null,
                nested != null && nested.asBoolean());
    }

    private static Document read(JsonNode node) {
        String id = node.get("doc_id").asString();
        tools.jackson.databind.node.ObjectNode line = ((tools.jackson.databind.node.ObjectNode) node).deepCopy();
        line.put("id", id);
        return switch (DocumentLine.read(line, "gold", Instant.EPOCH)) {
            case DocumentLine.Reading.Accepted accepted -> accepted.document();
            case DocumentLine.Reading.Refused refused ->
                throw new IllegalArgumentException(id + ": " + refused.reason());
        };
    }
}

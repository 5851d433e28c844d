package org.onrecord.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.onrecord.app.accuracy.SpeakerNames;
import org.onrecord.events.Document;
import org.onrecord.events.exchange.DocumentLine;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.Learned;
import org.onrecord.processor.analysis.Analyzer;
import org.onrecord.processor.analysis.PassageReading;
import org.onrecord.processor.model.OnnxEmbedder;
import org.onrecord.processor.model.StanceReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Speaker, side and official of labelled passages on any issue: {@code SideScore ISSUE.yaml FILE.jsonl... [-v]}. */
public final class SideScore {
    private static final List<String> TOLD = List.of("id", "publisher", "url", "date", "lang", "title", "text");

    private SideScore() {}

    private record Read(JsonNode gold, PassageReading reading) {}

    public static void main(String[] args) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (args.length < 2) {
            out.println("SideScore ISSUE.yaml FILE.jsonl... [-v]");
            System.exit(2);
        }
        boolean verbose = List.of(args).contains("-v");
        Issue issue = Learned.NOTHING.with(Issues.read(Path.of(args[0])));
        JsonMapper json = new JsonMapper();
        List<JsonNode> lines = new ArrayList<>();
        for (String name : List.of(args).subList(1, args.length)) {
            if (!name.equals("-v")) {
                for (String line : Files.readAllLines(Path.of(name))) {
                    lines.add(json.readTree(line));
                }
            }
        }
        try (OnnxEmbedder embedder = OnnxEmbedder.load();
                StanceReader unread = new Unread()) {
            Analyzer analyzer = Analyzer.of(issue, embedder, unread);
            List<Read> read = lines.parallelStream()
                    .map(line -> new Read(line, analyzer.readPassage(document(line, json))))
                    .toList();
            score(read, verbose, out);
        }
    }

    private static void score(List<Read> read, boolean verbose, PrintStream out) {
        int speaker = 0;
        int side = 0;
        int official = 0;
        Map<String, Integer> confused = new TreeMap<>();
        for (Read one : read) {
            List<String> names = new ArrayList<>();
            if (one.gold().path("speaker").isString()) {
                names.add(one.gold().path("speaker").asString());
            }
            one.gold().path("speaker_aliases").forEach(alias -> names.add(alias.asString()));
            speaker += SpeakerNames.right(names, one.reading().speaker()) ? 1 : 0;
            String is = one.gold().path("side").asString("none");
            String said = one.reading().actor() == null
                    ? "none"
                    : one.reading().actor().side();
            boolean isOfficial = one.gold().path("official").asBoolean();
            boolean saidOfficial =
                    one.reading().actor() != null && one.reading().actor().official();
            side += is.equals(said) ? 1 : 0;
            official += isOfficial == saidOfficial ? 1 : 0;
            if (!is.equals(said)) {
                confused.merge(is + " taken for " + said, 1, Integer::sum);
                if (verbose) {
                    out.printf(
                            "%s %s (%s) taken for %s (%s), %s%n",
                            one.gold().path("id").asString(),
                            is,
                            String.join(" / ", names),
                            said,
                            one.reading().speaker(),
                            one.gold().path("publisher").asString());
                }
            }
        }
        double all = Math.max(1, read.size());
        out.printf(
                Locale.ROOT,
                "%d passages: speaker %.3f, side %.3f, official %.3f%n%s%n",
                read.size(),
                speaker / all,
                side / all,
                official / all,
                confused);
    }

    private static Document document(JsonNode line, JsonMapper json) {
        ObjectNode told = json.createObjectNode();
        TOLD.stream().filter(line::hasNonNull).forEach(field -> told.set(field, line.get(field)));
        return switch (DocumentLine.read(told, "bench", Instant.EPOCH)) {
            case DocumentLine.Reading.Accepted accepted -> accepted.document();
            case DocumentLine.Reading.Refused refused -> throw new IllegalArgumentException(refused.reason());
        };
    }
}

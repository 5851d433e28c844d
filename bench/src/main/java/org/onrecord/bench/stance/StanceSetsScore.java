package org.onrecord.bench.stance;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.onrecord.processor.model.OnnxStanceReader;
import org.onrecord.processor.model.StanceReader;
import org.onrecord.processor.stance.ClaimStance;
import org.onrecord.training.PrecisionRecall;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/**
 * Scores the stance model on public sets, as {@code stance --jsonl} decides: {@code StanceSetsScore FOLDER [--models
 * FOLDER]}. The first FOLDER holds one or more of the unpacked sets {@code stance_vast}, {@code stance_perspectrum} and
 * {@code stance_cstance}.
 */
public final class StanceSetsScore {
    private static final Map<String, String> STANCES = Map.of(
            "FAVOR", "favor", "AGAINST", "against", "NONE", "none", "支持", "favor", "反对", "against", "中立", "none");

    private record Pair(String text, String claim, String language, String stance) {}

    private StanceSetsScore() {}

    public static void main(String[] args) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (args.length < 1) {
            out.println("StanceSetsScore FOLDER [--models FOLDER]");
            System.exit(2);
        }
        Path folder = Path.of(args[0]);
        try (StanceReader reader =
                args.length > 2 ? TrainedReader.in(Path.of(args[2])) : new OnnxStanceReader(List::of)) {
            ClaimStance stance = new ClaimStance(reader);
            Path vast = folder.resolve("stance_vast/raw_val_all_onecol.csv.gz");
            if (Files.exists(vast)) {
                score("VAST validation", table(vast, "Tweet", "en"), stance, out);
            }
            Path perspectrum = folder.resolve("stance_perspectrum");
            if (Files.exists(perspectrum)) {
                score("Perspectrum test", perspectrum(perspectrum), stance, out);
            }
            Path chinese = folder.resolve("stance_cstance/c_stance_dataset/subtaskA/raw_test_all_onecol.csv.gz");
            if (Files.exists(chinese)) {
                score("C-STANCE test", table(chinese, "Text", "zh"), stance, out);
            }
        }
    }

    private static void score(String name, List<Pair> pairs, ClaimStance stance, PrintStream out) {
        long start = System.nanoTime();
        List<StanceReader.Stances> read = pairs.parallelStream()
                .map(pair -> stance.decide(pair.text(), pair.claim(), pair.language()))
                .toList();
        double seconds = (System.nanoTime() - start) / 1e9;
        Map<String, PrecisionRecall> counts = new TreeMap<>();
        int right = 0;
        int rightOfTwo = 0;
        int two = 0;
        for (int i = 0; i < pairs.size(); i++) {
            String is = pairs.get(i).stance();
            String said = read.get(i).likeliest();
            for (String each : List.of("favor", "against", "none")) {
                counts.computeIfAbsent(each, key -> new PrecisionRecall()).add(is.equals(each), said.equals(each));
            }
            right += is.equals(said) ? 1 : 0;
            if (!is.equals("none")) {
                two++;
                rightOfTwo += is.equals("favor")
                                == (read.get(i).favor() >= read.get(i).against())
                        ? 1
                        : 0;
            }
        }
        double macro = counts.values().stream()
                .filter(each -> each.gold() > 0)
                .mapToDouble(PrecisionRecall::f1)
                .average()
                .orElse(0);
        out.printf(
                Locale.ROOT,
                "%s: %d pairs, macro-F1 %.3f, accuracy %.3f, right side of the %d pairs that take one %.3f; %.1f pairs/s%n",
                name,
                pairs.size(),
                macro,
                right / (double) pairs.size(),
                two,
                rightOfTwo / (double) Math.max(1, two),
                pairs.size() / seconds);
        counts.forEach((each, count) -> out.println("  " + each + " " + count));
    }

    private static List<Pair> table(Path file, String text, String language) throws IOException {
        List<Pair> pairs = new ArrayList<>();
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file));
                MappingIterator<Map<String, String>> rows = new CsvMapper()
                        .readerForMapOf(String.class)
                        .with(CsvSchema.emptySchema().withHeader())
                        .readValues(in)) {
            while (rows.hasNext()) {
                Map<String, String> row = rows.next();
                String stance = STANCES.get(row.getOrDefault("Stance 1", ""));
                if (stance != null) {
                    pairs.add(new Pair(row.getOrDefault(text, ""), row.getOrDefault("Target 1", ""), language, stance));
                }
            }
        }
        return pairs;
    }

    private static List<Pair> perspectrum(Path folder) throws IOException {
        JsonMapper json = new JsonMapper();
        Map<Integer, String> pool = new TreeMap<>();
        try (InputStream in =
                new GZIPInputStream(Files.newInputStream(folder.resolve("perspective_pool_v1.0.json.gz")))) {
            json.readTree(in)
                    .forEach(each ->
                            pool.put(each.path("pId").asInt(), each.path("text").asString()));
        }
        JsonNode split = json.readTree(Files.readString(folder.resolve("dataset_split_v1.0.json")));
        List<Pair> pairs = new ArrayList<>();
        for (JsonNode claim : json.readTree(Files.readString(folder.resolve("perspectrum_with_answers_v1.0.json")))) {
            if (!split.path(claim.path("cId").asString()).asString("").equals("test")) {
                continue;
            }
            for (JsonNode cluster : claim.path("perspectives")) {
                String label = cluster.path("stance_label_3").asString();
                for (JsonNode pid : cluster.path("pids")) {
                    if (label.equals("SUPPORT") || label.equals("UNDERMINE")) {
                        pairs.add(new Pair(
                                pool.getOrDefault(pid.asInt(), ""),
                                claim.path("text").asString(),
                                "en",
                                label.equals("SUPPORT") ? "favor" : "against"));
                    }
                }
            }
        }
        return pairs;
    }
}

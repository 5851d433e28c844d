package org.onrecord.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement;
import org.onrecord.events.issue.Issue;
import org.onrecord.processor.model.OnnxEmbedder;
import org.onrecord.processor.model.OnnxStanceReader;
import org.onrecord.processor.model.StanceReader;
import org.onrecord.processor.passage.Passage;
import org.onrecord.processor.stance.ModelStances;

/**
 * What an issue file alone is worth: {@code UnseenScore FOLDER MODELS ISSUE...}. Macro-F1 of favor and against on the issues' labelled passages,
 * all languages together, with nothing learned; MODELS must not have been trained on these issues, or be {@code none}.
 */
public final class UnseenScore {
    private UnseenScore() {}

    /** How many sides were given rightly, wrongly and turned round. */
    private record Score(Counts favor, Counts against, int[] opposite) {
        double macroF1() {
            return (favor.f1() + against.f1()) / 2;
        }
    }

    public static void main(String[] args) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (args.length < 3) {
            out.println("UnseenScore FOLDER MODELS ISSUE...");
            System.exit(2);
        }
        double sum = 0;
        List<String> names = List.of(args).subList(2, args.length);
        try (KeptVectors vectors = new KeptVectors(OnnxEmbedder.load());
                StanceReader reader = args[1].equals("none") ? new Unread() : OnnxStanceReader.from(Path.of(args[1]))) {
            for (String name : names) {
                Issue issue = Issues.read(Path.of(args[0]).resolve(name + ".issue.json"));
                Map<String, Score> scores = score(
                        GoldPassage.read(Path.of(args[0]).resolve(name + ".jsonl")),
                        ModelStances.of(issue, vectors, reader),
                        vectors);
                scores.forEach((language, score) -> out.printf(
                        Locale.ROOT,
                        "%s %s macro-F1 %.3f opposite %d favor %s against %s%n",
                        name,
                        language,
                        score.macroF1(),
                        score.opposite()[0],
                        score.favor(),
                        score.against()));
                Score all = scores.get("all");
                sum += all == null ? 0 : all.macroF1() / names.size();
            }
        }
        out.printf(Locale.ROOT, "mean of %d issues %.3f%n", names.size(), sum);
    }

    private static Map<String, Score> score(List<GoldPassage> gold, ModelStances stances, KeptVectors vectors) {
        List<Map<String, Stance>> said = gold.parallelStream()
                .map(passage -> sides(passage.passage(vectors), stances))
                .toList();
        Map<String, Score> scores = new LinkedHashMap<>();
        for (int i = 0; i < gold.size(); i++) {
            for (String language : List.of("all", gold.get(i).language())) {
                count(
                        gold.get(i).stances(),
                        said.get(i),
                        scores.computeIfAbsent(language, key -> new Score(new Counts(), new Counts(), new int[1])));
            }
        }
        return scores;
    }

    private static Map<String, Stance> sides(Passage passage, ModelStances stances) {
        Map<String, Stance> sides = new LinkedHashMap<>();
        for (Statement.StanceLabel label : stances.decide(passage).taken()) {
            sides.put(label.claim(), label.stance());
        }
        return sides;
    }

    private static void count(Map<String, Stance> are, Map<String, Stance> said, Score score) {
        Set<String> claims = new TreeSet<>(are.keySet());
        claims.addAll(said.keySet());
        for (String claim : claims) {
            Stance is = are.get(claim);
            Stance given = said.get(claim);
            score.favor().add(is == Stance.FAVOR, given == Stance.FAVOR);
            score.against().add(is == Stance.AGAINST, given == Stance.AGAINST);
            score.opposite()[0] += is != null && given != null && is != given ? 1 : 0;
        }
    }
}

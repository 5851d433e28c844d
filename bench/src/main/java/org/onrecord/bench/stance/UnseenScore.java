package org.onrecord.bench.stance;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.onrecord.events.Stance;
import org.onrecord.processor.model.AnswerStore;
import org.onrecord.processor.model.CachedEmbedder;
import org.onrecord.processor.model.OnnxEmbedder;
import org.onrecord.processor.model.StanceReader;
import org.onrecord.processor.stance.ModelStances;
import org.onrecord.training.TrainingPassage;
import org.onrecord.training.TrainingSet;

/**
 * Scores an issue file without anything learned for it: {@code UnseenScore FOLDER MODELS ISSUE...}. Prints the macro-F1
 * of favor and against on each issue's labelled passages, by language and for all languages together. MODELS is a
 * folder of models that were not trained on these issues, or {@code none}.
 */
public final class UnseenScore {
    private static final String ALL = "all";

    private UnseenScore() {}

    public static void main(String[] args) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (args.length < 3) {
            out.println("UnseenScore FOLDER MODELS ISSUE...");
            System.exit(2);
        }
        double sum = 0;
        List<String> names = List.of(args).subList(2, args.length);
        try (CachedEmbedder vectors = new CachedEmbedder(new OnnxEmbedder(), AnswerStore.inMemory());
                StanceReader reader = args[1].equals("none") ? new NoReader() : TrainedReader.in(Path.of(args[1]))) {
            for (String name : names) {
                TrainingSet set = TrainingSet.read(Path.of(args[0]), name);
                Map<String, SideCounts> scores =
                        score(set.passages(), new ModelStances(set.issue(), vectors, reader), vectors);
                scores.forEach((language, score) -> out.println(name + " " + language + " " + score));
                sum += scores.getOrDefault(ALL, new SideCounts()).macroF1() / names.size();
            }
        }
        out.printf(Locale.ROOT, "mean of %d issues %.3f%n", names.size(), sum);
    }

    /** Returns the counts by language, and for all passages together. */
    private static Map<String, SideCounts> score(
            List<TrainingPassage> gold, ModelStances stances, CachedEmbedder vectors) {
        List<Map<String, Stance>> said = gold.parallelStream()
                .map(passage -> SideCounts.taken(stances, passage.passage(vectors)))
                .toList();
        Map<String, SideCounts> scores = new LinkedHashMap<>();
        for (int i = 0; i < gold.size(); i++) {
            for (String language : List.of(ALL, gold.get(i).language())) {
                scores.computeIfAbsent(language, key -> new SideCounts())
                        .add(gold.get(i).stances(), said.get(i));
            }
        }
        return scores;
    }
}

package org.onrecord.bench.stance;

import java.util.ArrayList;
import java.util.List;
import org.onrecord.processor.model.Embedder;
import org.onrecord.processor.model.OnnxEmbedder;

/** Measures how many sentences per second all cores together embed, by length: {@code EmbedSpeed}. */
public final class EmbedSpeed {
    private static final int SENTENCES = 300;

    private EmbedSpeed() {}

    public static void main(String[] args) {
        long start = System.nanoTime();
        try (Embedder embedder = new OnnxEmbedder()) {
            System.out.printf("loaded in %.2f s%n", (System.nanoTime() - start) / 1e9);
            measure(embedder, "en", "The committee met again in spring to discuss the harbour. ", 1);
            measure(embedder, "en", "The committee met again in spring to discuss the harbour. ", 3);
            measure(embedder, "en", "The committee met again in spring to discuss the harbour. ", 10);
            measure(embedder, "zh", "委员会今年春天再次开会讨论港口问题。", 2);
        }
    }

    private static void measure(Embedder embedder, String language, String sentence, int times) {
        embedder.embed(List.of(sentence.repeat(times) + "x"), language);
        List<String> sentences = new ArrayList<>();
        for (int i = 0; i < SENTENCES; i++) {
            sentences.add(sentence.repeat(times) + i);
        }
        long start = System.nanoTime();
        embedder.embed(sentences, language);
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                "%s about %d tokens: %.0f per second%n",
                language, (language.equals("zh") ? 19 : 11) * times + 3, SENTENCES / seconds);
    }
}

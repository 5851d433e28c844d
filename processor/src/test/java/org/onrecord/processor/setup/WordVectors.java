package org.onrecord.processor.setup;

import java.util.List;
import java.util.Locale;
import org.onrecord.processor.model.Embedder;

/** An embedder of three meanings: lamps, boats, and all else. */
final class WordVectors implements Embedder {
    @Override
    public List<float[]> embed(List<String> sentences, String language) {
        return sentences.stream().map(WordVectors::vector).toList();
    }

    private static float[] vector(String sentence) {
        String words = sentence.toLowerCase(Locale.ROOT);
        return words.contains("lamp") || words.contains("lantern")
                ? new float[] {1, 0, 0}
                : words.contains("boat") ? new float[] {0, 1, 0} : new float[] {0, 0, 1};
    }

    @Override
    public String id() {
        return "words";
    }

    @Override
    public void close() {}
}

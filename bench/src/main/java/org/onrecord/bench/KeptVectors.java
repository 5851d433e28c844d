package org.onrecord.bench;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.onrecord.processor.model.Embedder;

/** Keeps every vector of a run in memory, so that a bench that reads the same passages many times embeds them once. */
final class KeptVectors implements Embedder {
    private final Embedder embedder;
    private final Map<String, float[]> vectors = new ConcurrentHashMap<>();

    private KeptVectors(Embedder embedder) {
        this.embedder = embedder;
    }

    static KeptVectors from(Embedder embedder) {
        return new KeptVectors(embedder);
    }

    @Override
    public List<float[]> embed(List<String> sentences, String language) {
        String model = language.startsWith("zh") ? "zh " : "en ";
        return sentences.stream()
                .map(sentence -> vectors.computeIfAbsent(
                        model + sentence,
                        key -> embedder.embed(List.of(sentence), language).getFirst()))
                .toList();
    }

    @Override
    public String id() {
        return embedder.id();
    }

    @Override
    public void close() {
        embedder.close();
    }
}

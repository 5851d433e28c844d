package org.onrecord.training;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.onrecord.processor.model.Embedder;
import org.onrecord.processor.model.Script;

/** An embedder that keeps every vector in memory, for measurements that ask for the same many times. */
public final class KeptVectors implements Embedder {
    private final Embedder embedder;
    private final Map<String, float[]> vectors = new ConcurrentHashMap<>();

    public KeptVectors(Embedder embedder) {
        this.embedder = embedder;
    }

    /** Returns the number of sentences embedded so far. */
    public int size() {
        return vectors.size();
    }

    @Override
    public List<float[]> embed(List<String> sentences, String language) {
        String model = Script.readsChinese(language) ? "zh " : "en ";
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

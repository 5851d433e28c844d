package org.onrecord.processor.model;

import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.onrecord.events.Ids;

/**
 * An embedder that caches its vectors by the model and the sentence, so that a restart or a replay does not compute them again. Closing it closes
 * both.
 */
public record CachedEmbedder(Embedder embedder, AnswerStore store) implements Embedder {
    /** About 20,000 sentences. */
    public static final long MOST_BYTES = 32 << 20;

    @Override
    public List<float[]> embed(List<String> sentences, String language) {
        List<String> keys = sentences.stream()
                .map(sentence -> Ids.hash(embedder.id(), IssueHeads.key(language), sentence))
                .toList();
        List<Optional<float[]>> cached = keys.stream()
                .map(key -> store.get(key).map(CachedEmbedder::vector))
                .toList();
        List<String> unknown = IntStream.range(0, keys.size())
                .filter(i -> cached.get(i).isEmpty())
                .mapToObj(sentences::get)
                .toList();
        Iterator<float[]> computed = embedder.embed(unknown, language).iterator();
        return IntStream.range(0, keys.size())
                .mapToObj(i -> cached.get(i).orElseGet(() -> put(keys.get(i), computed.next())))
                .toList();
    }

    private float[] put(String key, float[] vector) {
        store.put(key, bytes(vector));
        return vector;
    }

    private static float[] vector(ByteBuffer bytes) {
        float[] vector = new float[bytes.remaining() / Float.BYTES];
        bytes.asFloatBuffer().get(vector);
        return vector;
    }

    private static ByteBuffer bytes(float[] vector) {
        ByteBuffer bytes = ByteBuffer.allocate(vector.length * Float.BYTES);
        bytes.asFloatBuffer().put(vector);
        return bytes;
    }

    @Override
    public void load(String language) {
        embedder.load(language);
    }

    @Override
    public String id() {
        return embedder.id();
    }

    @Override
    public void close() {
        embedder.close();
        store.close();
    }
}

package org.onrecord.training;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.onrecord.processor.model.Embedder;
import org.onrecord.processor.model.Script;

/**
 * An embedder that keeps every vector, in memory and on request in a file, so that a sentence is embedded only once.
 */
public final class KeptVectors implements Embedder {
    private final Embedder embedder;
    private final Map<String, float[]> vectors = new ConcurrentHashMap<>();

    public KeptVectors(Embedder embedder) {
        this.embedder = embedder;
    }

    /** Adds the vectors that {@link #write} wrote, if the file exists. */
    public KeptVectors read(Path file) throws IOException {
        if (Files.exists(file)) {
            try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
                int count = in.readInt();
                for (int i = 0; i < count; i++) {
                    byte[] key = in.readNBytes(in.readInt());
                    float[] vector = new float[in.readInt()];
                    for (int n = 0; n < vector.length; n++) {
                        vector[n] = in.readFloat();
                    }
                    vectors.put(new String(key, StandardCharsets.UTF_8), vector);
                }
            }
        }
        return this;
    }

    /** Writes all vectors to a file. */
    public void write(Path file) throws IOException {
        Map<String, float[]> now = Map.copyOf(vectors);
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            out.writeInt(now.size());
            for (Map.Entry<String, float[]> entry : now.entrySet()) {
                byte[] key = entry.getKey().getBytes(StandardCharsets.UTF_8);
                out.writeInt(key.length);
                out.write(key);
                out.writeInt(entry.getValue().length);
                for (float number : entry.getValue()) {
                    out.writeFloat(number);
                }
            }
        }
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

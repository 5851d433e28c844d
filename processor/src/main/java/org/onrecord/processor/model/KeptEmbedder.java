package org.onrecord.processor.model;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.onrecord.events.Ids;

/** An embedder that keeps its vectors on disk, by the model and the sentence, so that a restart or a replay does not compute them again. */
public final class KeptEmbedder implements Embedder {
    /** About 20,000 sentences. */
    private static final long MOST_BYTES = 32 << 20;

    private final Embedder embedder;
    private final AnswerFile answers;

    private KeptEmbedder(Embedder embedder, AnswerFile answers) {
        this.embedder = embedder;
        this.answers = answers;
    }

    /** Returns an embedder that keeps vectors in a file; closing it closes the other one too. */
    public static KeptEmbedder of(Embedder embedder, Path file) {
        return new KeptEmbedder(embedder, AnswerFile.open(file, MOST_BYTES));
    }

    /** Returns an embedder that knows the vectors in a file and adds none; closing it closes the other one too. */
    public static KeptEmbedder knowing(Embedder embedder, Path file) {
        return new KeptEmbedder(embedder, AnswerFile.recorded(file));
    }

    @Override
    public List<float[]> embed(List<String> sentences, String language) {
        List<String> keys = sentences.stream()
                .map(sentence -> Ids.hash(embedder.id(), IssueHeads.key(language), sentence))
                .toList();
        List<float[]> vectors = new ArrayList<>();
        List<Integer> unknown = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            vectors.add(answers.get(keys.get(i)).map(KeptEmbedder::vector).orElse(new float[0]));
            if (vectors.get(i).length == 0) {
                unknown.add(i);
            }
        }
        if (!unknown.isEmpty()) {
            List<float[]> computed =
                    embedder.embed(unknown.stream().map(sentences::get).toList(), language);
            for (int k = 0; k < computed.size(); k++) {
                int i = unknown.get(k);
                vectors.set(i, computed.get(k));
                answers.put(keys.get(i), bytes(computed.get(k)));
            }
        }
        return vectors;
    }

    @Override
    public void load(String language) {
        embedder.load(language);
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
    public String id() {
        return embedder.id();
    }

    @Override
    public void close() {
        embedder.close();
        answers.close();
    }
}

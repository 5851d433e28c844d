package org.onrecord.processor.model;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.file.Path;
import java.util.List;

/**
 * The BGE small v1.5 models, English and Chinese, 8-bit, from jars on the class path; nothing is fetched from a network.
 *
 * <p>A vector has 384 numbers (English) or 512 (Chinese), and is the first token's, scaled to length 1. A sentence is cut after
 * 256 tokens. Each is run alone: the 8-bit models scale activations by the whole input tensor, so that in a batch a sentence's
 * vector would depend on its neighbours (cosine .995 to itself in a batch of eight of equal length), and a document's labels on what it
 * was read beside; on one thread a batch is hardly faster. Calls run on the caller's thread.
 */
public final class OnnxEmbedder implements Embedder {
    private static final int CACHED_SENTENCES = 8192;

    private final LazyModel<SentenceModel> english;
    private final LazyModel<SentenceModel> chinese;
    private final LruCache<Asked, float[]> recent = new LruCache<>(CACHED_SENTENCES);

    private record Asked(boolean chinese, String sentence) {}

    private OnnxEmbedder(Path natives) {
        OrtEnvironment environment = OrtEnvironment.getEnvironment("onrecord");
        try {
            environment.setTelemetry(false);
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime's telemetry cannot be switched off", e);
        }
        english = new LazyModel<>(() -> SentenceModel.load("bge-small-en-v1.5-q", natives));
        chinese = new LazyModel<>(() -> SentenceModel.load("bge-small-zh-v1.5-q", natives));
    }

    /** Loads the English model at once and the Chinese one when first asked for; natives unpack under the temporary folder. */
    public static OnnxEmbedder load() {
        return load(ModelFiles.natives());
    }

    /**
     * Loads the English model at once and the Chinese one when first asked for.
     *
     * @param natives a writable folder for the tokenizer's native library, about 15 MB; kept between runs
     */
    public static OnnxEmbedder load(Path natives) {
        OnnxEmbedder embedder = new OnnxEmbedder(natives);
        embedder.english.get();
        return embedder;
    }

    @Override
    public List<float[]> embed(List<String> sentences, String language) {
        boolean inChinese = Script.readsChinese(language);
        return sentences.parallelStream()
                .map(sentence -> vector(sentence, inChinese).clone())
                .toList();
    }

    private float[] vector(String sentence, boolean inChinese) {
        return recent.get(new Asked(inChinese, sentence), () -> {
            LazyModel<SentenceModel> model = inChinese ? chinese : english;
            return model.get().embed(sentence);
        });
    }

    @Override
    public String id() {
        return "bge-small-v1.5-q";
    }

    @Override
    public void close() {
        english.close();
        chinese.close();
    }
}

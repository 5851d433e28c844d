package org.onrecord.processor.model;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.List;
import org.onrecord.events.cache.LruCache;
import org.onrecord.processor.limit.ReadingBudget;

/**
 * Embeds sentences by the BGE small v1.5 models, English and Chinese, 8-bit, which come in jars on the class path.
 *
 * <p>A vector has 384 numbers (English) or 512 (Chinese); it is that of the first token, scaled to length 1. A sentence is cut after
 * {@value #MOST_TOKENS} tokens. Each sentence is run alone: the 8-bit models scale activations by the whole input tensor, so that in a batch
 * the vector of a sentence would depend on its neighbours (cosine .995 with itself in a batch of eight of equal length), and so would labels; on
 * one thread a batch is hardly faster.
 */
public final class OnnxEmbedder implements Embedder {
    private static final int MOST_TOKENS = 256;
    private static final int CACHED_SENTENCES = 8192;

    private final LazyModel<OnnxModel> english;
    private final LazyModel<OnnxModel> chinese;
    private final LruCache<Asked, float[]> recent = new LruCache<>(CACHED_SENTENCES);

    private record Asked(boolean chinese, String sentence) {}

    /** Prepares an embedder whose models load at first use. */
    public OnnxEmbedder() {
        OrtEnvironment environment = ModelFiles.environment();
        try {
            environment.setTelemetry(false);
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime's telemetry cannot be switched off", e);
        }
        english = new LazyModel<>(() -> model("bge-small-en-v1.5-q"));
        chinese = new LazyModel<>(() -> model("bge-small-zh-v1.5-q"));
    }

    private static OnnxModel model(String name) {
        return new OnnxModel(
                ModelFiles.tokenizer("/" + name + "-tokenizer.json", MOST_TOKENS),
                ModelFiles.session(ModelFiles.url("/" + name + ".onnx")));
    }

    @Override
    public List<float[]> embed(List<String> sentences, String language) {
        boolean inChinese = Script.readsChinese(language);
        return ReadingBudget.inParallel(
                sentences.size(), i -> vector(sentences.get(i), inChinese).clone());
    }

    @Override
    public void load(String language) {
        model(Script.readsChinese(language)).get();
    }

    private LazyModel<OnnxModel> model(boolean inChinese) {
        return inChinese ? chinese : english;
    }

    private float[] vector(String sentence, boolean inChinese) {
        return recent.get(new Asked(inChinese, sentence), () -> {
            OnnxModel model = model(inChinese).get();
            Encoding encoding = model.tokenizer().encode(sentence);
            return model.run(encoding.getIds(), encoding.getTypeIds(), OnnxEmbedder::firstToken);
        });
    }

    /** Returns the vector of the first token, scaled to length 1. */
    private static float[] firstToken(OrtSession.Result outputs) throws OrtException {
        float[] vector = ((float[][][]) outputs.get(0).getValue())[0][0];
        return ExampleVectors.apartFrom(vector, new float[vector.length], 0);
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

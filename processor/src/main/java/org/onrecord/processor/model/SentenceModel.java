package org.onrecord.processor.model;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** One sentence-embedding model with its tokenizer. Safe for use by several threads. */
final class SentenceModel implements AutoCloseable {
    private static final int MOST_TOKENS = 256;

    private final HuggingFaceTokenizer tokenizer;
    private final OrtSession session;

    private SentenceModel(HuggingFaceTokenizer tokenizer, OrtSession session) {
        this.tokenizer = tokenizer;
        this.session = session;
    }

    /**
     * Loads a model from the class path.
     *
     * @param name e.g. {@code bge-small-en-v1.5-q}: the resources are {@code /NAME.onnx} and {@code /NAME-tokenizer.json}
     * @param natives where the tokenizer's native library is unpacked
     */
    static SentenceModel load(String name, Path natives) {
        return new SentenceModel(
                ModelFiles.tokenizer("/" + name + "-tokenizer.json", MOST_TOKENS, natives),
                ModelFiles.session("/" + name + ".onnx"));
    }

    /** The sentence's vector, of length 1. */
    float[] embed(String sentence) {
        Encoding encoding = tokenizer.encode(sentence);
        Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
        try {
            try {
                put(inputs, "input_ids", encoding.getIds());
                put(inputs, "attention_mask", encoding.getAttentionMask());
                put(inputs, "token_type_ids", encoding.getTypeIds());
                try (OrtSession.Result result = session.run(inputs)) {
                    float[][][] tokens = (float[][][]) result.get(0).getValue();
                    return scaled(tokens[0][0]);
                }
            } finally {
                inputs.values().forEach(OnnxTensor::close);
            }
        } catch (OrtException e) {
            throw new IllegalStateException("the sentence model failed", e);
        }
    }

    private void put(Map<String, OnnxTensor> inputs, String name, long[] ids) throws OrtException {
        if (session.getInputNames().contains(name)) {
            inputs.put(name, OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), new long[][] {ids}));
        }
    }

    private static float[] scaled(float[] vector) {
        double squares = 0;
        for (float number : vector) {
            squares += (double) number * number;
        }
        double length = Math.max(Math.sqrt(squares), 1e-12);
        float[] scaled = new float[vector.length];
        for (int i = 0; i < vector.length; i++) {
            scaled[i] = (float) (vector[i] / length);
        }
        return scaled;
    }

    @Override
    public void close() {
        tokenizer.close();
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("the sentence model cannot be closed", e);
        }
    }
}

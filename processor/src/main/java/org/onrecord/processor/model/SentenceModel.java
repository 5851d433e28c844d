package org.onrecord.processor.model;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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
        keepDjlOffline(natives);
        try (InputStream tokenizerJson = resource("/" + name + "-tokenizer.json");
                InputStream onnx = resource("/" + name + ".onnx")) {
            HuggingFaceTokenizer tokenizer = HuggingFaceTokenizer.newInstance(
                    tokenizerJson,
                    Map.of(
                            "truncation",
                            "true",
                            "maxLength",
                            Integer.toString(MOST_TOKENS),
                            "modelMaxLength",
                            Integer.toString(MOST_TOKENS),
                            "padding",
                            "false"));
            try (OrtSession.SessionOptions options = options()) {
                return new SentenceModel(
                        tokenizer, OrtEnvironment.getEnvironment().createSession(onnx.readAllBytes(), options));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the model " + name + " cannot be loaded", e);
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime cannot open the model " + name, e);
        }
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

    private static OrtSession.SessionOptions options() throws OrtException {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        // The caller's thread does the work: two callers with a thread each beat one with two, and nothing spins when
        // idle.
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        options.addConfigEntry("session.intra_op.allow_spinning", "0");
        // The arena keeps the largest input's buffers for ever; sentences are short enough to do without.
        options.setCPUArenaAllocator(false);
        options.setMemoryPatternOptimization(false);
        return options;
    }

    /** DJL looks for updates, reports its use and unpacks into the home folder unless told otherwise, by system property only. */
    private static void keepDjlOffline(Path natives) {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        if (System.getProperty("DJL_CACHE_DIR") == null) {
            System.setProperty("DJL_CACHE_DIR", natives.toAbsolutePath().toString());
        }
    }

    private static InputStream resource(String path) throws IOException {
        InputStream stream = SentenceModel.class.getResourceAsStream(path);
        if (stream == null) {
            throw new IOException("no " + path + " on the class path; the model's jar is missing");
        }
        return stream;
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

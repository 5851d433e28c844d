package org.onrecord.processor.model;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** One stance model with its tokenizer. Safe for use by several threads. */
final class PairModel implements AutoCloseable {
    private final HuggingFaceTokenizer tokenizer;
    private final OrtSession session;

    /**
     * Logits of one input.
     *
     * @param each favor, against, none of each sentence
     * @param whole favor, against, none of all, and whether they treat what stands in the claim's place
     */
    record Logits(float[][] each, float[] whole) {}

    private PairModel(HuggingFaceTokenizer tokenizer, OrtSession session) {
        this.tokenizer = tokenizer;
        this.session = session;
    }

    static PairModel of(HuggingFaceTokenizer tokenizer, OrtSession session) {
        return new PairModel(tokenizer, session);
    }

    /** A text's token ids, without marks of its beginning and end; in lower case, for the Chinese vocabulary has no capitals. */
    long[] ids(String text) {
        return tokenizer.encode(text.toLowerCase(Locale.ROOT), false, false).getIds();
    }

    Logits run(PairInput input) {
        long[] mask = new long[input.ids().length];
        Arrays.fill(mask, 1);
        Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
        try {
            try {
                put(inputs, "input_ids", input.ids());
                put(inputs, "attention_mask", mask);
                put(inputs, "token_type_ids", input.types());
                try (OrtSession.Result result = session.run(inputs)) {
                    float[][][] sentences = (float[][][]) result.get(0).getValue();
                    float[][] whole = (float[][]) result.get(1).getValue();
                    float[][] each = new float[input.ends().length][];
                    for (int i = 0; i < each.length; i++) {
                        each[i] = sentences[0][input.ends()[i]];
                    }
                    return new Logits(each, whole[0]);
                }
            } finally {
                inputs.values().forEach(OnnxTensor::close);
            }
        } catch (OrtException e) {
            throw new IllegalStateException("the stance model failed", e);
        }
    }

    private static void put(Map<String, OnnxTensor> inputs, String name, long[] values) throws OrtException {
        inputs.put(name, OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), new long[][] {values}));
    }

    @Override
    public void close() {
        tokenizer.close();
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("the stance model cannot be closed", e);
        }
    }
}

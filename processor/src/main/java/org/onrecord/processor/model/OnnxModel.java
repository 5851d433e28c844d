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
import org.onrecord.processor.limit.ReadingBudget;

/** An ONNX model with its tokenizer. Safe for use by several threads. */
record OnnxModel(HuggingFaceTokenizer tokenizer, OrtSession session) implements AutoCloseable {

    /** Returns the tokens of a text without marks at its ends; in lower case, since the Chinese vocabulary has no capitals. */
    long[] ids(String text) {
        return tokenizer.encode(text.toLowerCase(Locale.ROOT), false, false).getIds();
    }

    interface OutputReader<T> {
        T read(OrtSession.Result outputs) throws OrtException;
    }

    /** Runs the model on one input; {@code types} are the segments of its tokens. */
    <T> T run(long[] ids, long[] types, OutputReader<T> reader) {
        ReadingBudget.step();
        long[] mask = new long[ids.length];
        Arrays.fill(mask, 1);
        Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
        try {
            put(inputs, "input_ids", ids);
            put(inputs, "attention_mask", mask);
            put(inputs, "token_type_ids", types);
            try (OrtSession.Result outputs = session.run(inputs)) {
                return reader.read(outputs);
            }
        } catch (OrtException e) {
            throw new IllegalStateException("the model failed", e);
        } finally {
            inputs.values().forEach(OnnxTensor::close);
        }
    }

    private void put(Map<String, OnnxTensor> inputs, String name, long[] values) throws OrtException {
        if (session.getInputNames().contains(name)) {
            inputs.put(name, OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), new long[][] {values}));
        }
    }

    @Override
    public void close() {
        tokenizer.close();
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("the model cannot be closed", e);
        }
    }
}

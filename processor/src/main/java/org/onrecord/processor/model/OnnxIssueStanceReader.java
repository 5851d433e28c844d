package org.onrecord.processor.model;

import ai.onnxruntime.OnnxModelMetadata;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.onrecord.events.Ids;
import org.onrecord.events.cache.LruCache;
import org.onrecord.processor.model.StanceReader.Reading;

/** Reads passages by an ONNX model of one issue, whose file names its claims and topics. Not for Chinese. */
final class OnnxIssueStanceReader implements IssueStanceReader, AutoCloseable {
    private static final String CLAIMS = "claims";
    private static final String TOPICS = "topics";
    private static final String TOPIC_LOGITS = "topic_logits";
    private static final long[] NOTHING = {};

    /** A passage is read for its topics first, and soon after for its sides. */
    private static final int CACHED_READINGS = 256;

    private final String id;
    private final LazyModel<Loaded> loaded;
    private final LruCache<String, Reading> recent = new LruCache<>(CACHED_READINGS);

    /**
     * @param load loads it at first use; it fails with an {@link IllegalStateException} if the file does not name its claims
     */
    OnnxIssueStanceReader(String id, Supplier<OnnxModel> load) {
        this.id = id;
        this.loaded = new LazyModel<>(() -> Loaded.of(load.get()));
    }

    private record Loaded(OnnxModel model, List<String> claims, List<String> topics) implements AutoCloseable {
        static Loaded of(OnnxModel model) {
            try {
                OnnxModelMetadata described = model.session().getMetadata();
                String claims = described
                        .getCustomMetadataValue(CLAIMS)
                        .orElseThrow(
                                () -> new IllegalStateException(
                                        "The model of the issue does not name its claims; export it again with training/stance/issue_reader.py."));
                List<String> topics = described
                        .getCustomMetadataValue(TOPICS)
                        .map(names -> List.of(names.split(",")))
                        .orElse(List.of());
                return new Loaded(model, List.of(claims.split(",")), topics);
            } catch (OrtException e) {
                throw new IllegalStateException("the model of the issue cannot be read", e);
            }
        }

        @Override
        public void close() {
            model.close();
        }
    }

    @Override
    public void load() {
        loaded.get();
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public List<String> claims() {
        return loaded.get().claims();
    }

    @Override
    public List<String> topics() {
        return loaded.get().topics();
    }

    @Override
    public Reading read(String side, List<String> sentences) {
        return recent.get(Ids.hash(side, String.join("\u0000", sentences)), () -> compute(side, sentences));
    }

    private Reading compute(String side, List<String> sentences) {
        Loaded own = loaded.get();
        String name = SpeakingSides.name(side, false);
        return StanceModel.read(
                own.model(),
                name.isEmpty() ? NOTHING : own.model().ids(name),
                NOTHING,
                sentences,
                own.claims().size(),
                own.topics().size(),
                OnnxIssueStanceReader::logits);
    }

    /** Returns the logits of an input; those of a sentence are the mean of those of its tokens. */
    private static StanceModel.Logits logits(OrtSession.Result outputs, PairInput input) throws OrtException {
        float[][] tokens = ((float[][][]) outputs.get(0).getValue())[0];
        float[][] each = new float[input.ends().length][];
        int start = input.start();
        for (int i = 0; i < each.length; i++) {
            each[i] = mean(tokens, start, input.ends()[i] + 1);
            start = input.ends()[i] + 1;
        }
        Optional<OnnxValue> topics = outputs.get(TOPIC_LOGITS);
        return new StanceModel.Logits(
                each,
                ((float[][]) outputs.get(1).getValue())[0],
                topics.isEmpty() ? new float[0] : ((float[][]) topics.get().getValue())[0]);
    }

    private static float[] mean(float[][] tokens, int from, int to) {
        float[] mean = new float[tokens[from].length];
        for (int token = from; token < to; token++) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += tokens[token][i] / (to - from);
            }
        }
        return mean;
    }

    @Override
    public void close() {
        loaded.close();
    }
}

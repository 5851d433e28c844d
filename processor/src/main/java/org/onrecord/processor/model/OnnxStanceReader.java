package org.onrecord.processor.model;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.onrecord.events.Ids;
import org.onrecord.events.cache.LruCache;

/**
 * Reads stances by the models trained for OnRecord, English (12 layers) and Chinese (4 layers), 8-bit, from the class path. All languages but Chinese
 * take the English model.
 *
 * <p>Each input is run alone: the 8-bit models scale activations by the whole input tensor, so that in a batch a result would depend on the other
 * inputs; on one thread a batch is hardly faster.
 */
public final class OnnxStanceReader implements StanceReader {
    private static final int CACHED_READINGS = 8192;

    private final LruCache<String, Reading> recent = new LruCache<>(CACHED_READINGS);
    private final LazyModel<OnnxModel> english;
    private final LazyModel<OnnxModel> chinese;
    private final Supplier<List<Path>> folders;
    private final Map<String, OnnxIssueStanceReader> ofIssues = new ConcurrentHashMap<>();

    /**
     * Prepares a reader whose models load at first use.
     *
     * @param folders returns the folders of the issue files: a model is the file {@code NAME.onnx} in the first of them that has one, else that on the
     *     class path
     */
    public OnnxStanceReader(Supplier<List<Path>> folders) {
        english = new LazyModel<>(() -> load("en", file("stance-en")));
        chinese = new LazyModel<>(() -> load("zh", file("stance-zh")));
        this.folders = folders;
    }

    private static OnnxModel load(String language, URL model) {
        String tokenizer = "/bge-small-" + language + "-v1.5-q-tokenizer.json";
        return new OnnxModel(ModelFiles.tokenizer(tokenizer, PairInput.MOST_TOKENS), ModelFiles.session(model));
    }

    private URL file(String model) {
        return folders.get().stream()
                .map(folder -> folder.resolve(model + ".onnx"))
                .filter(Files::isRegularFile)
                .findFirst()
                .map(ModelFiles::url)
                .orElseGet(() -> ModelFiles.url("/org/onrecord/processor/model/" + model + ".onnx"));
    }

    @Override
    public Reading read(Query query, String language) {
        boolean inChinese = Script.readsChinese(language);
        // The digest of a query: texts as keys would keep every passage in memory.
        String key = Ids.hash(
                inChinese ? "zh" : "en", query.claim(), query.side(), String.join("\u0000", query.sentences()));
        return recent.get(key, () -> compute(query, inChinese));
    }

    private Reading compute(Query query, boolean inChinese) {
        OnnxModel model = model(inChinese).get();
        String side = SpeakingSides.name(query.side(), inChinese);
        return StanceModel.read(
                model,
                model.ids(query.claim()),
                side.isEmpty() ? new long[0] : model.ids(side),
                query.sentences(),
                1,
                1,
                OnnxStanceReader::logits);
    }

    /** Returns the logits of an input; those of a sentence are those of the mark at its end, and the last of the whole tells whether it treats the claim. */
    private static StanceModel.Logits logits(OrtSession.Result outputs, PairInput input) throws OrtException {
        float[][] tokens = ((float[][][]) outputs.get(0).getValue())[0];
        float[][] each = IntStream.of(input.ends()).mapToObj(end -> tokens[end]).toArray(float[][]::new);
        float[] whole = ((float[][]) outputs.get(1).getValue())[0];
        return new StanceModel.Logits(each, whole, Arrays.copyOfRange(whole, 3, 4));
    }

    @Override
    public void load(String language) {
        model(Script.readsChinese(language)).get();
    }

    private LazyModel<OnnxModel> model(boolean inChinese) {
        return inChinese ? chinese : english;
    }

    @Override
    public Optional<IssueStanceReader> ofIssue(String name) {
        return name.isEmpty() ? Optional.empty() : Optional.of(ofIssues.computeIfAbsent(name, this::readerOf));
    }

    private OnnxIssueStanceReader readerOf(String name) {
        URL model = file(name);
        return new OnnxIssueStanceReader(name + " " + ModelFiles.checksum(model), () -> load("en", model));
    }

    @Override
    public String id() {
        return "onrecord-stance-2";
    }

    @Override
    public void close() {
        english.close();
        chinese.close();
        ofIssues.values().forEach(OnnxIssueStanceReader::close);
    }
}

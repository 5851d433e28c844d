package org.onrecord.processor.model;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Ids;

/**
 * Reads stances by the models trained for OnRecord, English (12 layers) and Chinese (4 layers), 8-bit, from the class path. All languages but Chinese
 * take the English model.
 *
 * <p>Each input is run alone: the 8-bit models scale activations by the whole input tensor, so that in a batch a result would depend on the other
 * inputs; on one thread a batch is hardly faster.
 */
public final class OnnxStanceReader implements StanceReader {
    private static final String FOLDER = "/org/onrecord/processor/model/";

    private static final Map<String, String> SIDES =
            Map.of("CN", "China", "US", "United States", "MX", "Mexico", "CA", "Canada", "UN", "United Nations");
    private static final Map<String, String> SIDES_IN_CHINESE =
            Map.of("CN", "中方", "US", "美方", "MX", "墨方", "CA", "加方", "UN", "联合国");

    private static final int CACHED_READINGS = 8192;

    private final LruCache<String, Reading> recent = new LruCache<>(CACHED_READINGS);
    private final LazyModel<OnnxModel> english;
    private final LazyModel<OnnxModel> chinese;
    private final Map<String, OnnxIssueStanceReader> ofIssues = new ConcurrentHashMap<>();

    private OnnxStanceReader(Supplier<OrtSession> english, Supplier<OrtSession> chinese) {
        this.english = model("en", english);
        this.chinese = model("zh", chinese);
    }

    private static LazyModel<OnnxModel> model(String language, Supplier<OrtSession> session) {
        return new LazyModel<>(() -> load(language, session));
    }

    private static OnnxModel load(String language, Supplier<OrtSession> session) {
        String tokenizer = "/bge-small-" + language + "-v1.5-q-tokenizer.json";
        return new OnnxModel(ModelFiles.tokenizer(tokenizer, PairInput.MOST_TOKENS), session.get());
    }

    /** Returns a reader whose models load at first use. */
    public static OnnxStanceReader load() {
        return new OnnxStanceReader(
                () -> ModelFiles.session(FOLDER + "stance-en.onnx"),
                () -> ModelFiles.session(FOLDER + "stance-zh.onnx"));
    }

    /**
     * Returns a reader of other models than the shipped ones.
     *
     * @param folder holds {@code stance-en.onnx} and {@code stance-zh.onnx}
     */
    public static OnnxStanceReader from(Path folder) {
        return new OnnxStanceReader(
                () -> ModelFiles.session(folder.resolve("stance-en.onnx")),
                () -> ModelFiles.session(folder.resolve("stance-zh.onnx")));
    }

    @Override
    public Reading read(Query query, String language) {
        boolean inChinese = Script.readsChinese(language);
        return recent.get(key(query, inChinese), () -> compute(query, inChinese));
    }

    /** Returns a digest of a query: texts as keys would keep every passage in memory. */
    private static String key(Query query, boolean inChinese) {
        return Ids.hash(inChinese ? "zh" : "en", query.claim(), query.side(), String.join("\u0000", query.sentences()));
    }

    private Reading compute(Query query, boolean inChinese) {
        OnnxModel model = model(inChinese).get();
        long[] claim = ids(model, query.claim());
        String side = (inChinese ? SIDES_IN_CHINESE : SIDES).getOrDefault(query.side(), "");
        long[] lead = side.isEmpty() ? new long[0] : ids(model, side);
        List<long[]> sentences =
                query.sentences().stream().map(each -> ids(model, each)).toList();
        @Nullable Stances[] each = new @Nullable Stances[sentences.size()];
        List<Stances> wholes = new ArrayList<>();
        double about = 0;
        for (PairInput.Window window : PairInput.windows(claim, lead, sentences)) {
            PairInput input = PairInput.of(claim, lead, sentences.subList(window.from(), window.to()));
            Logits logits = model.run(input.ids(), input.types(), outputs -> Logits.of(outputs, input.ends()));
            wholes.add(Stances.softmax(logits.whole()));
            about = Math.max(about, LogisticModel.probability(logits.whole()[3]));
            for (int i = 0; i < logits.each().length; i++) {
                Stances read = Stances.softmax(logits.each()[i]);
                Stances before = each[window.from() + i];
                each[window.from() + i] = before == null || read.none() < before.none() ? read : before;
            }
        }
        List<Stances> known = new ArrayList<>();
        for (Stances one : each) {
            known.add(one == null ? NOTHING : one);
        }
        return new Reading(surest(wholes), known, about);
    }

    /** Returns the tokens of a text without marks at its ends; in lower case, since the Chinese vocabulary has no capitals. */
    private static long[] ids(OnnxModel model, String text) {
        return model.tokenizer()
                .encode(text.toLowerCase(Locale.ROOT), false, false)
                .getIds();
    }

    /**
     * The logits of one input.
     *
     * @param each favor, against, none of each sentence
     * @param whole favor, against, none of all sentences together, and whether they treat the claim
     */
    private record Logits(float[][] each, float[] whole) {
        static Logits of(OrtSession.Result outputs, int[] ends) throws OrtException {
            float[][] tokens = ((float[][][]) outputs.get(0).getValue())[0];
            float[][] each = IntStream.of(ends).mapToObj(end -> tokens[end]).toArray(float[][]::new);
            return new Logits(each, ((float[][]) outputs.get(1).getValue())[0]);
        }
    }

    @Override
    public void load(String language) {
        model(Script.readsChinese(language)).get();
    }

    private LazyModel<OnnxModel> model(boolean inChinese) {
        return inChinese ? chinese : english;
    }

    private static final Stances NOTHING = new Stances(0, 0, 1);

    private static Stances surest(List<Stances> wholes) {
        Stances surest = NOTHING;
        for (Stances whole : wholes) {
            surest = whole.none() < surest.none() ? whole : surest;
        }
        return surest;
    }

    @Override
    public Optional<IssueStanceReader> ofIssue(String name) {
        return name.isEmpty()
                ? Optional.empty()
                : Optional.of(ofIssues.computeIfAbsent(name, OnnxStanceReader::readerOf));
    }

    private static OnnxIssueStanceReader readerOf(String name) {
        String file = FOLDER + name + ".onnx";
        return new OnnxIssueStanceReader(
                name + " " + ModelFiles.checksum(file), () -> load("en", () -> ModelFiles.session(file)));
    }

    /** Returns the English name of the government that speaks; empty if the models do not know it. */
    static String inEnglish(String side) {
        return SIDES.getOrDefault(side, "");
    }

    @Override
    public String id() {
        return "onrecord-stance-1";
    }

    @Override
    public void close() {
        english.close();
        chinese.close();
        ofIssues.values().forEach(OnnxIssueStanceReader::close);
    }
}

package org.onrecord.processor.model;

import ai.onnxruntime.OrtSession;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Ids;

/**
 * The stance models trained for OnRecord, English (12 layers) and Chinese (4), 8-bit, from the class path.
 *
 * <p>Each input is run alone: the 8-bit models scale activations by the whole input tensor, so that in a batch an answer would
 * depend on what it was read beside; on one thread a batch is hardly faster. Other languages than Chinese take the English model. Calls run
 * on the caller's thread.
 */
public final class OnnxStanceReader implements StanceReader {
    private static final String FOLDER = "/org/onrecord/processor/model/";

    private static final Map<String, String> SIDES =
            Map.of("CN", "China", "US", "United States", "MX", "Mexico", "CA", "Canada", "UN", "United Nations");
    private static final Map<String, String> SIDES_IN_CHINESE =
            Map.of("CN", "中方", "US", "美方", "MX", "墨方", "CA", "加方", "UN", "联合国");

    private static final int CACHED_READINGS = 8192;

    private final LruCache<String, Reading> recent = new LruCache<>(CACHED_READINGS);
    private final LazyModel<PairModel> english;
    private final LazyModel<PairModel> chinese;

    private OnnxStanceReader(Supplier<OrtSession> english, Supplier<OrtSession> chinese, Path natives) {
        this.english = model("en", english, natives);
        this.chinese = model("zh", chinese, natives);
    }

    private static LazyModel<PairModel> model(String language, Supplier<OrtSession> session, Path natives) {
        String tokenizer = "/bge-small-" + language + "-v1.5-q-tokenizer.json";
        return new LazyModel<>(
                () -> PairModel.of(ModelFiles.tokenizer(tokenizer, PairInput.MOST_TOKENS, natives), session.get()));
    }

    /** A reader whose models load when first asked for; natives unpack where the embedder's do. */
    public static OnnxStanceReader load() {
        return load(ModelFiles.natives());
    }

    /**
     * A reader whose models load when first asked for.
     *
     * @param natives a writable folder for the tokenizer's native library; kept between runs
     */
    public static OnnxStanceReader load(Path natives) {
        return new OnnxStanceReader(
                () -> ModelFiles.session(FOLDER + "stance-en.onnx"),
                () -> ModelFiles.session(FOLDER + "stance-zh.onnx"),
                natives);
    }

    /**
     * A reader of other models than the shipped ones, to compare with.
     *
     * @param folder holds {@code stance-en.onnx} and {@code stance-zh.onnx}
     */
    public static OnnxStanceReader from(Path folder) {
        return new OnnxStanceReader(
                () -> ModelFiles.session(folder.resolve("stance-en.onnx")),
                () -> ModelFiles.session(folder.resolve("stance-zh.onnx")),
                ModelFiles.natives());
    }

    @Override
    public Reading read(Query query, String language) {
        boolean inChinese = Script.readsChinese(language);
        return recent.get(key(query, inChinese), () -> compute(query, inChinese));
    }

    /** What is asked as a digest: texts as keys would keep every passage in memory. */
    private static String key(Query query, boolean inChinese) {
        return Ids.hash(inChinese ? "zh" : "en", query.claim(), query.side(), String.join("\u0000", query.sentences()));
    }

    private Reading compute(Query query, boolean inChinese) {
        PairModel model = (inChinese ? chinese : english).get();
        long[] claim = model.ids(query.claim());
        String side = (inChinese ? SIDES_IN_CHINESE : SIDES).getOrDefault(query.side(), "");
        long[] lead = side.isEmpty() ? new long[0] : model.ids(side);
        List<long[]> sentences = query.sentences().stream().map(model::ids).toList();
        @Nullable Stances[] each = new @Nullable Stances[sentences.size()];
        List<Stances> wholes = new ArrayList<>();
        double about = 0;
        for (PairInput.Window window : PairInput.windows(claim, lead, sentences)) {
            PairModel.Logits logits =
                    model.run(PairInput.of(claim, lead, sentences.subList(window.from(), window.to())));
            wholes.add(softmax(logits.whole()));
            about = Math.max(about, LogisticModel.probability(logits.whole()[3]));
            for (int i = 0; i < logits.each().length; i++) {
                Stances read = softmax(logits.each()[i]);
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

    private static final Stances NOTHING = new Stances(0, 0, 1);

    private static Stances surest(List<Stances> wholes) {
        Stances surest = NOTHING;
        for (Stances whole : wholes) {
            surest = whole.none() < surest.none() ? whole : surest;
        }
        return surest;
    }

    private static Stances softmax(float[] logits) {
        double most = Math.max(logits[0], Math.max(logits[1], logits[2]));
        double favor = Math.exp(logits[0] - most);
        double against = Math.exp(logits[1] - most);
        double none = Math.exp(logits[2] - most);
        double sum = favor + against + none;
        return new Stances(favor / sum, against / sum, none / sum);
    }

    @Override
    public String id() {
        return "onrecord-stance-1";
    }

    @Override
    public void close() {
        english.close();
        chinese.close();
    }
}

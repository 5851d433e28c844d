package org.onrecord.processor.model;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.onrecord.processor.model.StanceReader.Reading;
import org.onrecord.processor.model.StanceReader.Stances;

/** Reads sentences by an ONNX model in windows that fit into one input, and joins what each window says. */
final class StanceModel {
    private static final int STANCES = 3;

    private StanceModel() {}

    /**
     * The logits of one input.
     *
     * @param each for each sentence: favor, against, none of each claim
     * @param whole the same for all sentences together
     * @param topics whether they treat each topic
     */
    record Logits(float[][] each, float[] whole, float[] topics) {
        interface Source {
            Logits of(OrtSession.Result outputs, PairInput input) throws OrtException;
        }
    }

    /**
     * @param first what precedes them, see {@link PairInput}
     * @param second what precedes them after that; may be empty
     * @param claims number of claims whose stances the model gives
     */
    static Reading read(
            OnnxModel model,
            long[] first,
            long[] second,
            List<String> sentences,
            int claims,
            int topics,
            Logits.Source source) {
        List<long[]> tokens = sentences.stream().map(model::ids).toList();
        List<Stances> nothing = Collections.nCopies(claims, Stances.NONE);
        List<Stances> whole = nothing;
        List<List<Stances>> each = new ArrayList<>(Collections.nCopies(tokens.size(), nothing));
        double[] about = new double[topics];
        for (PairInput.Window window : PairInput.windows(first, second, tokens)) {
            PairInput input = PairInput.of(first, second, tokens.subList(window.from(), window.to()));
            Logits logits = model.run(input.ids(), input.types(), outputs -> source.of(outputs, input));
            whole = surer(whole, stances(logits.whole(), claims));
            Arrays.setAll(about, i -> Math.max(about[i], LogisticModel.probability(logits.topics()[i])));
            for (int i = 0; i < logits.each().length; i++) {
                int sentence = window.from() + i;
                each.set(sentence, surer(each.get(sentence), stances(logits.each()[i], claims)));
            }
        }
        return new Reading(whole, each, Arrays.stream(about).boxed().toList());
    }

    private static List<Stances> stances(float[] logits, int claims) {
        return IntStream.range(0, claims)
                .mapToObj(i -> Stances.softmax(Arrays.copyOfRange(logits, i * STANCES, (i + 1) * STANCES)))
                .toList();
    }

    /** Returns for each claim the stances that are surer of a side. */
    private static List<Stances> surer(List<Stances> some, List<Stances> others) {
        return IntStream.range(0, some.size())
                .mapToObj(i -> others.get(i).none() < some.get(i).none() ? others.get(i) : some.get(i))
                .toList();
    }
}

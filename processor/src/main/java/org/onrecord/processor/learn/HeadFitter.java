package org.onrecord.processor.learn;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.onrecord.processor.model.Head;
import org.onrecord.processor.model.LogisticModel;
import org.onrecord.processor.model.SentenceFeatures;

/**
 * Fits heads to labelled passages. A passage takes a side if any of its sentences does, so a head that is right about sentences is right about passages of
 * any length. Often it is also known which sentence decides. From few passages, a head can also correct log odds that are known before: it stays near zero
 * where there are few labels.
 *
 * <p>It uses gradient descent with adaptive moments (Adam) and a penalty on large weights. The same passages give the same heads.
 */
final class HeadFitter {
    /** Penalties on the squares of weights, on the scale of the mean loss of a passage. */
    private record Penalty(double vector, double words, double bias) {
        static final Penalty OF_SIDES = new Penalty(2e-3, 1e-3, 0);

        /** The best for corrections learned from 50 passages of fourteen issues, as a prior: its weight does not grow with the passages. */
        static Penalty ofCorrections(int passages) {
            return new Penalty(2.0 / passages, 0.5 / passages, 1.0 / passages);
        }
    }

    private static final int ROUNDS = 150;
    private static final double RATE = 0.02;
    private static final double MEMORY = 0.9;
    private static final double LONG_MEMORY = 0.999;
    private static final double FIRST_BIAS = -4;

    private final SentenceFeatures[] sentences;
    private final int[] starts;
    private final int vector;

    /**
     * The labels that a head is fitted to.
     *
     * @param speaking sentences that can say it, by their index among all
     * @param deciding sentences that are known to say it
     */
    record Labels(BitSet passages, BitSet yes, BitSet speaking, BitSet deciding) {
        static Labels none() {
            return new Labels(new BitSet(), new BitSet(), new BitSet(), new BitSet());
        }

        BitSet positives() {
            BitSet positives = (BitSet) yes.clone();
            positives.and(passages);
            return positives;
        }
    }

    HeadFitter(List<List<SentenceFeatures>> passages) {
        sentences = passages.stream().flatMap(List::stream).toArray(SentenceFeatures[]::new);
        starts = new int[passages.size() + 1];
        for (int i = 0; i < passages.size(); i++) {
            starts[i + 1] = starts[i] + passages.get(i).size();
        }
        vector = sentences.length == 0 ? 0 : sentences[0].vector().length;
    }

    int sentences() {
        return sentences.length;
    }

    /** Returns the index of a passage's first sentence among all. */
    int start(int passage) {
        return starts[passage];
    }

    /** Fits a head; empty if no labelled passage says it, or if every one does. */
    Optional<Head> fit(Labels labels) {
        return fit(labels, new double[starts.length - 1], Penalty.OF_SIDES, FIRST_BIAS);
    }

    /**
     * Fits a correction; empty if no labelled passage says it, or if every one does. Each passage must have been given as one.
     *
     * @param known log odds of each passage that the head corrects
     */
    Optional<Head> fit(Labels labels, double[] known) {
        return fit(labels, known, Penalty.ofCorrections(labels.passages().cardinality()), 0);
    }

    private Optional<Head> fit(Labels labels, double[] known, Penalty penalty, double firstBias) {
        int labelled = labels.passages().cardinality();
        BitSet yes = labels.positives();
        if (yes.isEmpty() || yes.cardinality() == labelled) {
            return Optional.empty();
        }
        Weights weights = new Weights(vector + SentenceFeatures.SLOTS + 1, firstBias);
        for (int round = 1; round <= ROUNDS; round++) {
            double[] gradient = gradient(weights.values, labels, known, yes, labelled);
            penalize(weights.values, penalty, gradient);
            weights.step(gradient, round);
        }
        return Optional.of(new Head(weights.values));
    }

    private double[] gradient(float[] weights, Labels labels, double[] known, BitSet yes, int labelled) {
        double[] gradient = new double[weights.length];
        for (int p = labels.passages().nextSetBit(0);
                p >= 0;
                p = labels.passages().nextSetBit(p + 1)) {
            double[] odds = new double[starts[p + 1] - starts[p]];
            double surprise = 0;
            for (int i = 0; i < odds.length; i++) {
                int sentence = starts[p] + i;
                odds[i] = known[p] + Head.logOdds(weights, sentences[sentence]);
                surprise += labels.speaking().get(sentence) ? softplus(odds[i]) : 0;
            }
            // The loss of a passage that says it is -log(1 - exp(-surprise)).
            double pull = yes.get(p) ? -1 / Math.max(1e-6, Math.expm1(Math.max(1e-6, surprise))) : 1;
            for (int i = 0; i < odds.length; i++) {
                int sentence = starts[p] + i;
                double by = labels.speaking().get(sentence) ? pull * LogisticModel.probability(odds[i]) : 0;
                by -= labels.deciding().get(sentence) ? LogisticModel.probability(-odds[i]) : 0;
                add(by / labelled, sentence, gradient);
            }
        }
        return gradient;
    }

    private void penalize(float[] weights, Penalty penalty, double[] gradient) {
        for (int i = 0; i < vector; i++) {
            gradient[i] += 2 * penalty.vector() * weights[i];
        }
        for (int i = vector; i < vector + SentenceFeatures.SLOTS; i++) {
            gradient[i] += 2 * penalty.words() * weights[i];
        }
        int bias = weights.length - 1;
        gradient[bias] += 2 * penalty.bias() * weights[bias];
    }

    private void add(double by, int sentence, double[] gradient) {
        if (by == 0) {
            return;
        }
        SentenceFeatures features = sentences[sentence];
        for (int i = 0; i < vector; i++) {
            gradient[i] += by * features.vector()[i];
        }
        for (int i = 0; i < features.slots().length; i++) {
            gradient[vector + features.slots()[i]] += by * features.values()[i];
        }
        gradient[gradient.length - 1] += by;
    }

    private static double softplus(double odds) {
        return odds > 30 ? odds : Math.log1p(Math.exp(odds));
    }

    private static final class Weights {
        private final float[] values;
        private final double[] mean;
        private final double[] square;

        Weights(int size, double firstBias) {
            values = new float[size];
            values[size - 1] = (float) firstBias;
            mean = new double[size];
            square = new double[size];
        }

        void step(double[] gradient, int round) {
            double first = 1 - Math.pow(MEMORY, round);
            double second = 1 - Math.pow(LONG_MEMORY, round);
            for (int i = 0; i < values.length; i++) {
                mean[i] = MEMORY * mean[i] + (1 - MEMORY) * gradient[i];
                square[i] = LONG_MEMORY * square[i] + (1 - LONG_MEMORY) * gradient[i] * gradient[i];
                values[i] -= (float) (RATE * mean[i] / first / (Math.sqrt(square[i] / second) + 1e-8));
            }
        }
    }
}

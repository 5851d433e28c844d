package org.onrecord.processor.topic;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.onrecord.processor.model.ExampleVectors;
import org.onrecord.processor.model.LogisticModel;

/**
 * How near sentences are to an issue in one language: as near as its examples, or as official sentences on other matters.
 *
 * @param centre mean of the examples
 * @param usual cosines of the background with the centre
 */
public record IssueScale(ExampleVectors examples, ExampleVectors background, float[] centre, Usual usual) {
    private static final int NEAREST = 2;

    static IssueScale of(ExampleVectors examples, ExampleVectors background) {
        float[] centre = examples.centre();
        return new IssueScale(examples, background, centre, Usual.of(background, centre));
    }

    /** Returns the cosine of a sentence with the centre, in standard deviations of the background. */
    public double common(float[] vector) {
        return (ExampleVectors.dot(vector, centre) - usual.mean()) / usual.deviation();
    }

    /**
     * Returns the features for the issue: the margin over the background of the best sentence, the best three, and all; the cosine with the centre of
     * the best sentence, the best three, and all, in deviations of the background; the same two of all sentences together; the log of
     * their number.
     */
    public double[] features(List<float[]> sentences) {
        double[] margins = sentences.stream().mapToDouble(this::margin).toArray();
        double[] common = sentences.stream().mapToDouble(this::common).toArray();
        float[] together = new ExampleVectors(sentences).together();
        return new double[] {
            highest(margins, 1),
            highest(margins, 3),
            highest(margins, margins.length),
            highest(common, 1),
            highest(common, 3),
            highest(common, common.length),
            margin(together),
            common(together),
            Math.log1p(margins.length)
        };
    }

    private double margin(float[] vector) {
        return examples.nearest(vector, NEAREST) - background.nearest(vector, NEAREST);
    }

    /** Returns the mean of the highest values; -1 if there are none. */
    static double highest(double[] values, int count) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return Arrays.stream(sorted, Math.max(0, sorted.length - count), sorted.length)
                .average()
                .orElse(-1);
    }

    /** Returns the log odds of a typical example and a typical sentence of the background, each compared with the others. */
    Ends ends(LogisticModel weights) {
        return new Ends(
                median(
                        background,
                        i -> weights.logOdds(new IssueScale(examples, background.without(i), centre, usual)
                                .features(List.of(background.vectors().get(i))))),
                median(
                        examples,
                        i -> weights.logOdds(new IssueScale(examples.without(i), background, centre, usual)
                                .features(List.of(examples.vectors().get(i))))));
    }

    private static double median(ExampleVectors vectors, ToDoubleFunction<Integer> odds) {
        double[] sorted = IntStream.range(0, vectors.vectors().size())
                .boxed()
                .mapToDouble(odds)
                .sorted()
                .toArray();
        return sorted[sorted.length / 2];
    }

    /**
     * The log odds between which words lie.
     *
     * @param elsewhere of a typical sentence on another matter
     * @param on of a typical example
     */
    record Ends(double elsewhere, double on) {
        /** Returns where log odds between these ends lie between others. */
        double between(double odds, Ends others) {
            return others.elsewhere
                    + (odds - elsewhere) * (others.on - others.elsewhere) / Math.max(on - elsewhere, 1e-3);
        }
    }

    /** Mean and deviation of the cosines of the background with the centre. */
    public record Usual(double mean, double deviation) {
        static Usual of(ExampleVectors background, float[] centre) {
            double sum = 0;
            double squares = 0;
            for (float[] other : background.vectors()) {
                double near = ExampleVectors.dot(other, centre);
                sum += near;
                squares += near * near;
            }
            int count = Math.max(1, background.vectors().size());
            double mean = sum / count;
            return new Usual(mean, Math.sqrt(Math.max(squares / count - mean * mean, 1e-6)));
        }
    }
}

package org.onrecord.processor.topic;

import java.util.Arrays;
import java.util.List;
import org.onrecord.processor.model.Examples;

/** What the decisions on issue and topics rest on: margins of a passage's sentences over the background. Pure. */
public final class TopicFeatures {
    private static final int NEAREST = 2;

    /** How sharply the topics and the background compete for a sentence: the scale of a cosine's difference. */
    private static final double SHARPNESS = 0.05;

    private TopicFeatures() {}

    /**
     * On the issue: the margin over the background of the best sentence, of the best three and of all; nearness to what the issue's
     * examples have in common, in deviations of the background, of the best sentence, the best three and all; the log of their number.
     */
    public static double[] ofIssue(List<float[]> sentences, IssueExamples examples) {
        double[] margins = sentences.stream()
                .mapToDouble(vector -> examples.all().nearest(vector, NEAREST)
                        - examples.background().nearest(vector, NEAREST))
                .toArray();
        float[] together = new Examples(sentences).together();
        double[] common = sentences.stream().mapToDouble(examples::common).toArray();
        return new double[] {
            highest(margins, 1),
            highest(margins, 3),
            mean(margins),
            highest(common, 1),
            highest(common, 3),
            mean(common),
            examples.all().nearest(together, NEAREST) - examples.background().nearest(together, NEAREST),
            examples.common(together),
            Math.log1p(margins.length)
        };
    }

    /**
     * On a topic: nearness of the best sentence and of the best three on the topic's own scale, of the best sentence above the other
     * topics; the same three in plain cosines above the background; the part of the sentences nearer to this topic than to any other;
     * the largest and the mean share that the topic has of a sentence, among the other topics and the background.
     */
    public static double[] ofTopic(int topic, List<float[]> sentences, IssueExamples examples) {
        double[] near = new double[sentences.size()];
        double[] plain = new double[sentences.size()];
        double[] plainAbove = new double[sentences.size()];
        double[] above = new double[sentences.size()];
        double[] share = new double[sentences.size()];
        int nearest = 0;
        for (int i = 0; i < near.length; i++) {
            float[] vector = examples.apart(sentences.get(i));
            double elsewhere = 0;
            double plainElsewhere = examples.backgroundApart().nearest(vector, NEAREST);
            double own = examples.topics().get(topic).examples().nearest(vector, NEAREST);
            double rivals = Math.exp((plainElsewhere - own) / SHARPNESS);
            plain[i] = own - plainElsewhere;
            for (int other = 0; other < examples.topics().size(); other++) {
                if (other != topic) {
                    double another = examples.topics().get(other).examples().nearest(vector, NEAREST);
                    plainElsewhere = Math.max(plainElsewhere, another);
                    rivals += Math.exp((another - own) / SHARPNESS);
                    elsewhere = Math.max(elsewhere, examples.topics().get(other).nearest(vector));
                }
            }
            near[i] = examples.topics().get(topic).nearest(vector);
            above[i] = near[i] - elsewhere;
            plainAbove[i] = own - plainElsewhere;
            share[i] = 1 / (1 + rivals);
            nearest += plainAbove[i] > 0 ? 1 : 0;
        }
        return new double[] {
            highest(near, 1),
            highest(near, 3),
            highest(above, 1),
            highest(plain, 1),
            highest(plain, 3),
            highest(plainAbove, 1),
            nearest / (double) Math.max(1, near.length),
            highest(share, 1),
            mean(share)
        };
    }

    private static double highest(double[] values, int count) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return mean(Arrays.copyOfRange(sorted, Math.max(0, sorted.length - count), sorted.length));
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(-1);
    }
}

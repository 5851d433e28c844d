package org.onrecord.processor.topic;

import java.util.Arrays;
import java.util.List;

/** What the decisions on issue and topics rest on: margins of a passage's sentences over the background. Pure. */
public final class TopicFeatures {
    private static final int NEAREST = 2;

    private TopicFeatures() {}

    /** On the issue: the best sentence's margin, the mean of the best three, the mean of all, and the log of their number. */
    public static double[] ofIssue(List<float[]> sentences, IssueExamples examples) {
        double[] margins = sentences.stream()
                .mapToDouble(vector -> examples.all().nearest(vector, NEAREST)
                        - examples.background().nearest(vector, NEAREST))
                .toArray();
        return new double[] {highest(margins, 1), highest(margins, 3), mean(margins), Math.log1p(margins.length)};
    }

    /**
     * On a topic: the best sentence's margin over the background, the mean of the best three, the best sentence's margin over the
     * other topics, and the share of sentences nearer to this topic than to any other.
     */
    public static double[] ofTopic(int topic, List<float[]> sentences, IssueExamples examples) {
        double[] margins = new double[sentences.size()];
        double[] apart = new double[sentences.size()];
        int nearest = 0;
        for (int i = 0; i < margins.length; i++) {
            float[] vector = sentences.get(i);
            double here = examples.topics().get(topic).nearest(vector, NEAREST);
            double elsewhere = -1;
            for (int other = 0; other < examples.topics().size(); other++) {
                if (other != topic) {
                    elsewhere = Math.max(elsewhere, examples.topics().get(other).nearest(vector, NEAREST));
                }
            }
            double background = examples.background().nearest(vector, NEAREST);
            margins[i] = here - background;
            apart[i] = here - Math.max(elsewhere, background);
            nearest += apart[i] > 0 ? 1 : 0;
        }
        return new double[] {
            highest(margins, 1), highest(margins, 3), highest(apart, 1), nearest / (double) Math.max(1, margins.length)
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

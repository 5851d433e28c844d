package org.onrecord.processor.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Example sentences with their vectors in one language, to be compared with.
 *
 * @param vectors one a sentence
 */
public record ExampleVectors(List<float[]> vectors) {
    public ExampleVectors {
        vectors = List.copyOf(vectors);
    }

    /**
     * The examples that can be compared with words of a language: those in Chinese script for Chinese, the others for every other
     * language. Where there are none, all of them, which is worse than examples in the language and better than nothing.
     */
    public static ExampleVectors of(List<String> examples, Embedder embedder, String language) {
        boolean chinese = Script.readsChinese(language);
        List<String> fitting = examples.stream()
                .filter(example -> Script.isChinese(example) == chinese)
                .toList();
        return new ExampleVectors(embedder.embed(fitting.isEmpty() ? examples : fitting, language));
    }

    /** Both lists as one. */
    public ExampleVectors and(ExampleVectors others) {
        List<float[]> all = new ArrayList<>(vectors);
        all.addAll(others.vectors);
        return new ExampleVectors(all);
    }

    /** Without those that come nearer than a bound to one of the others. */
    public ExampleVectors notNear(ExampleVectors others, double bound) {
        return new ExampleVectors(vectors.stream()
                .filter(vector -> others.nearest(vector, 1) < bound)
                .collect(Collectors.toList()));
    }

    /** The mean of the highest cosines with a vector, or -1 where there are no examples. */
    public double nearest(float[] vector, int highest) {
        if (vectors.isEmpty()) {
            return -1;
        }
        double[] top = new double[Math.min(highest, vectors.size())];
        Arrays.fill(top, -2);
        for (float[] example : vectors) {
            double cosine = dot(vector, example);
            for (int i = 0; i < top.length; i++) {
                if (cosine > top[i]) {
                    double lower = top[i];
                    top[i] = cosine;
                    cosine = lower;
                }
            }
        }
        double sum = 0;
        for (double cosine : top) {
            sum += cosine;
        }
        return sum / top.length;
    }

    /** The mean of all vectors: what they have in common. */
    public float[] centre() {
        float[] centre = new float[vectors.isEmpty() ? 0 : vectors.getFirst().length];
        for (float[] vector : vectors) {
            for (int i = 0; i < centre.length; i++) {
                centre[i] += vector[i] / vectors.size();
            }
        }
        return centre;
    }

    /** The vectors' mean, scaled to length 1: all of them read as one. */
    public float[] together() {
        float[] centre = centre();
        return apartFrom(centre, new float[centre.length], 0);
    }

    /** What is left of each vector without a centre, scaled to length 1. */
    public ExampleVectors apartFrom(float[] centre) {
        return new ExampleVectors(
                vectors.stream().map(vector -> apartFrom(vector, centre, 0)).toList());
    }

    /** How much is left of the vectors without a centre: the mean length. */
    public double spread(float[] centre) {
        return vectors.stream()
                .mapToDouble(vector ->
                        Math.sqrt(Math.max(0, dot(vector, vector) - 2 * dot(vector, centre) + dot(centre, centre))))
                .average()
                .orElse(1);
    }

    /**
     * What is left of a vector without a centre, scaled to length 1, or to less where less is left than a usual length: the words say
     * little beyond what all say, and a whole vector made of that little would be noise.
     */
    public static float[] apartFrom(float[] vector, float[] centre, double usual) {
        float[] rest = new float[vector.length];
        for (int i = 0; i < rest.length; i++) {
            rest[i] = vector[i] - centre[i];
        }
        double length = Math.max(Math.sqrt(dot(rest, rest)), Math.max(usual, 1e-9));
        for (int i = 0; i < rest.length; i++) {
            rest[i] = (float) (rest[i] / length);
        }
        return rest;
    }

    /** The dot product of two vectors, their cosine where both have length 1. */
    public static double dot(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += (double) one[i] * other[i];
        }
        return sum;
    }
}

package org.onrecord.processor.model;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The vectors of example sentences in one language. */
public record ExampleVectors(List<float[]> vectors) {
    /**
     * Embeds the examples for words of a language: those in Chinese script for Chinese, the others for every other language. If there are none, all are
     * embedded, which is worse than examples in the language but better than nothing.
     */
    public static ExampleVectors of(List<String> examples, Embedder embedder, String language) {
        return new ExampleVectors(embedder.embed(Script.fitting(examples, Script.readsChinese(language)), language));
    }

    public ExampleVectors and(ExampleVectors others) {
        return new ExampleVectors(
                Stream.concat(vectors.stream(), others.vectors.stream()).toList());
    }

    public ExampleVectors without(int index) {
        List<float[]> others = new ArrayList<>(vectors);
        others.remove(index);
        return new ExampleVectors(others);
    }

    /** Returns those whose cosine with each of the others is below a bound. */
    public ExampleVectors notNear(ExampleVectors others, double bound) {
        return new ExampleVectors(vectors.stream()
                .filter(vector -> others.nearest(vector, 1) < bound)
                .toList());
    }

    /** Returns the mean of the highest cosines with a vector; -1 without examples. */
    public double nearest(float[] vector, int highest) {
        if (vectors.isEmpty()) {
            return -1;
        }
        double[] cosines = vectors.stream()
                .mapToDouble(example -> dot(vector, example))
                .sorted()
                .toArray();
        int top = Math.min(highest, cosines.length);
        double sum = 0;
        for (int i = 1; i <= top; i++) {
            sum += cosines[cosines.length - i];
        }
        return sum / top;
    }

    public float[] centre() {
        float[] centre = new float[vectors.isEmpty() ? 0 : vectors.getFirst().length];
        for (float[] vector : vectors) {
            for (int i = 0; i < centre.length; i++) {
                centre[i] += vector[i] / vectors.size();
            }
        }
        return centre;
    }

    /** Returns the mean of the vectors, scaled to length 1. */
    public float[] together() {
        float[] centre = centre();
        return apartFrom(centre, new float[centre.length], 0);
    }

    /** Returns the vectors without a centre, scaled to length 1. */
    public ExampleVectors apartFrom(float[] centre) {
        return new ExampleVectors(
                vectors.stream().map(vector -> apartFrom(vector, centre, 0)).toList());
    }

    /** Returns the mean distance of the vectors from a centre. */
    public double meanDistance(float[] centre) {
        return vectors.stream()
                .mapToDouble(vector ->
                        Math.sqrt(Math.max(0, dot(vector, vector) - 2 * dot(vector, centre) + dot(centre, centre))))
                .average()
                .orElse(1);
    }

    /**
     * Returns a vector without a centre, scaled to length 1, or to less if what is left is shorter than usual: then the words say little beyond what all
     * examples say, and a vector of full length would be noise.
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

    /** Returns the dot product of two vectors; their cosine if both have length 1. */
    public static double dot(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += (double) one[i] * other[i];
        }
        return sum;
    }
}

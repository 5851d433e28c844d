package org.onrecord.processor.model;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;

/**
 * A linear classification head: the log odds that a sentence says something, as a weighted sum of its features.
 *
 * <p>The packed form is base64 of a 32-bit scale and of 16-bit multiples of it.
 */
public final class Head {
    private static final int PARTS = Short.MAX_VALUE;

    private final float[] weights;

    /** @param weights of the vector, of the slots of words, and the bias */
    public Head(float[] weights) {
        this.weights = weights.clone();
    }

    public static Head unpacked(String packed) {
        return new Head(unpack(packed));
    }

    public double logOdds(SentenceFeatures sentence) {
        if (sentence.vector().length + SentenceFeatures.SLOTS + 1 != weights.length) {
            throw new IllegalArgumentException("the head takes vectors of "
                    + (weights.length - SentenceFeatures.SLOTS - 1) + " numbers, not " + sentence.vector().length);
        }
        return logOdds(weights, sentence);
    }

    public static double logOdds(float[] weights, SentenceFeatures sentence) {
        float[] vector = sentence.vector();
        double sum = weights[weights.length - 1];
        for (int i = 0; i < vector.length; i++) {
            sum += (double) weights[i] * vector[i];
        }
        for (int i = 0; i < sentence.slots().length; i++) {
            sum += (double) weights[vector.length + sentence.slots()[i]] * sentence.values()[i];
        }
        return sum;
    }

    /** Returns a head between this one and another, which gets that share; this one if there is no other. */
    public Head mixed(Optional<Head> other, double share) {
        return other.map(head -> {
                    float[] mixed = new float[weights.length];
                    for (int i = 0; i < mixed.length; i++) {
                        mixed[i] = (float) ((1 - share) * weights[i] + share * head.weights[i]);
                    }
                    return new Head(mixed);
                })
                .orElse(this);
    }

    public String packed() {
        return pack(weights);
    }

    /** Packs numbers. The error of each is less than 1/30,000 of the largest. */
    public static String pack(float[] numbers) {
        float largest = 0;
        for (float number : numbers) {
            largest = Math.max(largest, Math.abs(number));
        }
        float scale = largest == 0 ? 1 : largest / PARTS;
        ByteBuffer bytes =
                ByteBuffer.allocate(Float.BYTES + numbers.length * Short.BYTES).putFloat(scale);
        for (float number : numbers) {
            bytes.putShort((short) Math.round(number / scale));
        }
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    public static float[] unpack(String packed) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(packed));
        float scale = bytes.getFloat();
        float[] numbers = new float[bytes.remaining() / Short.BYTES];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = bytes.getShort() * scale;
        }
        return numbers;
    }
}

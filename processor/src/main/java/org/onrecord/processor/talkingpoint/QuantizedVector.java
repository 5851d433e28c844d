package org.onrecord.processor.talkingpoint;

/**
 * The vector of a sentence in a quarter of its size: eight bits a number, since every sentence of every actor is kept. The cosine of two
 * differs from that of the vectors by some thousandths.
 */
final class QuantizedVector {
    /** Numbers of a vector of length 1 in hundreds of dimensions are below 127/400 but for rare ones, which are cut there. */
    private static final double SCALE = 400;

    private final byte[] numbers;
    private final double length;

    private QuantizedVector(byte[] numbers, double length) {
        this.numbers = numbers;
        this.length = length;
    }

    /** Of a vector of length 1. */
    static QuantizedVector of(float[] vector) {
        byte[] numbers = new byte[vector.length];
        double square = 0;
        for (int i = 0; i < vector.length; i++) {
            numbers[i] = (byte) Math.clamp(Math.round(vector[i] * SCALE), -127, 127);
            square += numbers[i] * numbers[i];
        }
        return new QuantizedVector(numbers, Math.sqrt(square));
    }

    /** The cosine, -1 to 1; 0 where the two are of different models. */
    double alike(QuantizedVector other) {
        if (numbers.length != other.numbers.length || length == 0 || other.length == 0) {
            return 0;
        }
        int sum = 0;
        for (int i = 0; i < numbers.length; i++) {
            sum += numbers[i] * other.numbers[i];
        }
        return sum / (length * other.length);
    }
}

package org.onrecord.processor.talkingpoint;

/** The vector of a sentence quantized to eight bits a number, to save memory. Its cosines differ by a few thousandths. */
record QuantizedVector(byte[] numbers, double length) {
    /** In hundreds of dimensions the numbers of a vector of length 1 rarely exceed 127/400; larger ones are cut. */
    private static final double SCALE = 400;

    static QuantizedVector of(float[] vector) {
        byte[] numbers = new byte[vector.length];
        double square = 0;
        for (int i = 0; i < vector.length; i++) {
            numbers[i] = (byte) Math.clamp(Math.round(vector[i] * SCALE), -127, 127);
            square += numbers[i] * numbers[i];
        }
        return new QuantizedVector(numbers, Math.sqrt(square));
    }

    /** Returns the cosine, from -1 to 1; 0 if the two vectors come from different models. */
    double cosine(QuantizedVector other) {
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

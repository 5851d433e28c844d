package org.onrecord.processor.limit;

import java.time.Duration;

/**
 * The most that reading one document may cost.
 *
 * @param characters of its text, title and publisher together, in UTF-16 units
 * @param sentences that the models read, in all of its statements together
 * @param time of all processors together
 */
public record ReadingLimits(int characters, int sentences, Duration time) {
    /**
     * The limits of the product. Of 24,000 official documents the longest has 252,000 characters, and the one that costs most, a press call of 35,000
     * characters that is about the issue throughout, 13 seconds of both processors together. A thread may read three documents in one transaction,
     * which must end within 120 seconds.
     */
    public static final ReadingLimits SHIPPED = new ReadingLimits(2_000_000, 5_000, Duration.ofSeconds(30));

    ReadingLimits within(Duration other) {
        return new ReadingLimits(characters, sentences, other);
    }
}

package org.onrecord.processor.limit;

import java.time.Duration;

/**
 * The most that reading one document may cost.
 *
 * @param characters of its text, title and publisher together, in UTF-16 units
 * @param sentences that the models read, in all of its statements together
 * @param time of a processor
 */
public record ReadingLimits(int characters, int sentences, Duration time) {
    /**
     * The limits of the product. The longest of 24,000 official documents has 252,000 characters and is read in less than a second. The time is
     * for whatever is slow in another way: a thread may read five documents in one transaction, which must end within 120 seconds.
     */
    public static final ReadingLimits SHIPPED = new ReadingLimits(2_000_000, 5_000, Duration.ofSeconds(20));
}

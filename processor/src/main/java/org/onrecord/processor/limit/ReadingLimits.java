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
     * The limits of the product: eight times the longest of 24,000 official documents (252,000 characters), and what a processor of 2020 reads in
     * less than a minute. A transaction of the topology must end within two.
     */
    public static final ReadingLimits SHIPPED = new ReadingLimits(2_000_000, 5_000, Duration.ofSeconds(60));
}

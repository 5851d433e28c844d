package org.onrecord.ingest.crawl;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The sources that failed since the last report. They are reported together: without a network all fail within seconds. */
final class FailingSources {
    /** Failures are reported once no other source has failed for this time. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    /** The longest delay of a report after the first failure. */
    private static final Duration LATEST = Duration.ofSeconds(30);

    private final Map<String, String> reasons = new LinkedHashMap<>();
    private Instant first = Instant.MIN;
    private Instant last = Instant.MIN;

    /**
     * Adds a source that failed. A source that fails for the same reason as before is not reported again.
     *
     * @param before why it failed the last time; empty if it did not
     */
    void add(String source, String before, String reason, Instant now) {
        if (reason.equals(before)) {
            return;
        }
        first = reasons.isEmpty() ? now : first;
        last = now;
        reasons.putIfAbsent(source, reason);
    }

    /** Returns one sentence about all failures when a report is due, and removes them. */
    Optional<String> report(Instant now) {
        if (reasons.isEmpty() || now.isBefore(last.plus(PAUSE)) && now.isBefore(first.plus(LATEST))) {
            return Optional.empty();
        }
        Map.Entry<String, String> one = reasons.entrySet().iterator().next();
        String sentence = reasons.size() == 1
                ? "The source " + one.getKey() + " fails: " + one.getValue() + "."
                : reasons.size() + " sources fail, for example " + one.getKey() + ": " + one.getValue()
                        + ". The page /sources has the reason of each.";
        reasons.clear();
        return Optional.of(sentence);
    }
}

package org.onrecord.ingest.crawl;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The sources that failed and that nobody was told of yet. They are told together: without a network all fail within seconds. */
final class FailingSources {
    /** They are told once no other source failed for so long. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    /** They are told at the latest so long after the first one failed. */
    private static final Duration LATEST = Duration.ofSeconds(30);

    private final Map<String, String> reasons = new LinkedHashMap<>();
    private Instant first = Instant.MIN;
    private Instant last = Instant.MIN;

    /**
     * Adds a source that failed. One that fails for the same reason as before is not told of again.
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

    /** Returns one sentence about all of them when it is time, and forgets them. */
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

package org.onrecord.ingest.fetch;

import java.time.Duration;
import java.time.Instant;
import org.apache.hc.client5.http.utils.DateUtils;

/** The time that a server asks to be left alone, from its Retry-After header: seconds or an HTTP date (RFC 9110, section 10.2.3). */
public final class RetryAfter {
    /** The longest that is heeded: a server that says a year has made a mistake. */
    public static final Duration LONGEST = Duration.ofDays(7);

    private RetryAfter() {}

    /**
     * The time from now, between zero and {@link #LONGEST}; zero for what is neither seconds nor a date.
     *
     * @param value of the header
     * @param now when the answer came
     */
    public static Duration parse(String value, Instant now) {
        String text = value.strip();
        if (!text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            // Ten digits are more than the longest already; the limit keeps the number within a long.
            return text.length() > 10 ? LONGEST : bounded(Duration.ofSeconds(Long.parseLong(text)));
        }
        Instant until = DateUtils.parseStandardDate(text);
        return until == null ? Duration.ZERO : bounded(Duration.between(now, until));
    }

    private static Duration bounded(Duration time) {
        if (time.isNegative()) {
            return Duration.ZERO;
        }
        return time.compareTo(LONGEST) > 0 ? LONGEST : time;
    }
}

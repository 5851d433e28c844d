package org.onrecord.events.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The time for which a server asks to be left alone, from its {@code Retry-After} header: seconds or an HTTP date (RFC 9110, 10.2.3). */
public final class RetryAfter {
    /** The longest time returned: a server that says a year has made a mistake. */
    public static final Duration LONGEST = Duration.ofDays(7);

    private static final Pattern SECONDS = Pattern.compile("[0-9]+");

    /** The date format of HTTP and the two obsolete ones that a recipient has to accept (RFC 9110, 5.6.7). */
    private static final List<DateTimeFormatter> DATES = Stream.of(
                    "EEE, dd MMM yyyy HH:mm:ss zzz", "EEEE, dd-MMM-yy HH:mm:ss zzz", "EEE MMM ppd HH:mm:ss yyyy")
            .map(pattern -> new DateTimeFormatterBuilder()
                    .parseLenient()
                    .parseCaseInsensitive()
                    .appendPattern(pattern)
                    .toFormatter(Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC))
            .toList();

    private RetryAfter() {}

    /**
     * Returns the time from now, between zero and {@link #LONGEST}; empty if the value is neither seconds nor a date to come.
     *
     * @param value of the header
     * @param now when the answer arrived
     */
    public static Optional<Duration> parse(String value, Instant now) {
        String text = value.strip();
        if (SECONDS.matcher(text).matches()) {
            // Ten digits are more than the longest time already; the limit keeps the number within a long.
            return Optional.of(text.length() > 10 ? LONGEST : bounded(Duration.ofSeconds(Long.parseLong(text))));
        }
        return DATES.stream()
                .flatMap(format -> instant(format, text).stream())
                .findFirst()
                .map(until -> Duration.between(now, until))
                .filter(Duration::isPositive)
                .map(RetryAfter::bounded);
    }

    private static Optional<Instant> instant(DateTimeFormatter format, String text) {
        try {
            return Optional.of(format.parse(text, Instant::from));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Duration bounded(Duration time) {
        return time.compareTo(LONGEST) > 0 ? LONGEST : time;
    }
}

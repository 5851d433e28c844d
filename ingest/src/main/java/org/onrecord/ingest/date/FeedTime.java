package org.onrecord.ingest.date;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The time of day in a date of a feed.
 *
 * @param time a leap second counts as the second before it
 * @param nextDay true for 24:00
 * @param zone empty if no known zone is written
 */
record FeedTime(LocalTime time, boolean nextDay, Optional<ZoneOffset> zone) {
    /** Hours and minutes with colons, optionally followed by a.m. or p.m. */
    static final Pattern WITH_COLONS = Pattern.compile("(?<![\\d+-])(?<hour>\\d{1,2}):(?<minute>\\d{1,2})"
            + "(?::(?<second>\\d{1,2})(?:[.,](?<fraction>\\d{1,9}))?)?(?:\\s*(?<half>[ap])\\.?m\\b\\.?)?");

    static final Pattern OFFSET =
            Pattern.compile("(?<sign>[+\\u2212-])\\s*(?<hours>\\d{1,2}):?(?<minutes>\\d{2})?(?!\\d)");

    private static final Pattern PACKED = Pattern.compile(
            "(?<=t)(?<hour>\\d{2})(?<minute>\\d{2})(?<second>\\d{2})?(?:[.,](?<fraction>\\d{1,9}))?(?<half>(?!))?");
    private static final Pattern HALF = Pattern.compile("\\b([ap])\\.?m\\b");
    private static final Pattern ZONE = Pattern.compile("(?<!\\p{L})([a-z]{1,4})(?!\\p{L})");

    /**
     * Returns the first time of day in a text in lower case; empty if there is none.
     *
     * @throws java.time.DateTimeException if no clock shows that time
     */
    static Optional<FeedTime> in(String text) {
        Matcher clock = WITH_COLONS.matcher(text);
        if (!clock.find()) {
            clock = PACKED.matcher(text);
            if (!clock.find()) {
                return Optional.empty();
            }
        }
        int hour = hour(clock, text);
        return Optional.of(new FeedTime(
                LocalTime.of(
                        hour == 24 ? 0 : hour,
                        Integer.parseInt(clock.group("minute")),
                        Math.min(59, second(clock)),
                        nanos(clock)),
                hour == 24,
                zone(text.substring(clock.end()))));
    }

    private static int hour(Matcher clock, String text) {
        int hour = Integer.parseInt(clock.group("hour"));
        String half = clock.group("half");
        if (half == null) {
            // In Korean and Chinese it precedes the hour.
            Matcher before = HALF.matcher(text.substring(0, clock.start()));
            half = before.find() ? before.group(1) : null;
        }
        return half == null || hour > 12 ? hour : hour % 12 + (half.equals("p") ? 12 : 0);
    }

    private static int second(Matcher clock) {
        String second = clock.group("second");
        return second == null ? 0 : Integer.parseInt(second);
    }

    private static int nanos(Matcher clock) {
        @Nullable String fraction = clock.group("fraction");
        return fraction == null ? 0 : Integer.parseInt(fraction + "0".repeat(9 - fraction.length()));
    }

    private static Optional<ZoneOffset> zone(String text) {
        Matcher offset = OFFSET.matcher(text);
        if (offset.find()) {
            String minutes = offset.group("minutes");
            int total =
                    Integer.parseInt(offset.group("hours")) * 60 + (minutes == null ? 0 : Integer.parseInt(minutes));
            return Optional.of(ZoneOffset.ofTotalSeconds((offset.group("sign").equals("+") ? 60 : -60) * total));
        }
        return ZONE.matcher(text)
                .results()
                .flatMap(name -> ZoneNames.inFeed(name.group(1)).stream())
                .findFirst();
    }

    /** Returns this time on a day in ISO 8601, with the zone if there is one. */
    String on(LocalDate date) {
        LocalDateTime at = date.plusDays(nextDay ? 1 : 0).atTime(time);
        return zone.map(offset -> at.atOffset(offset).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME))
                .orElseGet(() -> at.format(DateTimeFormatter.ISO_LOCAL_DATE_TIME));
    }
}

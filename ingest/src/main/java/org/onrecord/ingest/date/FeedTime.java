package org.onrecord.ingest.date;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A time of day as feeds write it.
 *
 * @param time a leap second is the one before it
 * @param nextDay true of 24:00
 * @param zone empty where none is written that is known
 */
record FeedTime(LocalTime time, boolean nextDay, Optional<ZoneOffset> zone) {
    /** With colons, and perhaps a half of the day behind it. */
    static final Pattern WITH_COLONS = Pattern.compile("(?<![\\d+-])(?<hour>\\d{1,2}):(?<minute>\\d{1,2})"
            + "(?::(?<second>\\d{1,2})(?:[.,](?<fraction>\\d{1,9}))?)?(?:\\s*(?<half>[ap])\\.?m\\b\\.?)?");

    static final Pattern OFFSET =
            Pattern.compile("(?<sign>[+\\u2212-])\\s*(?<hours>\\d{1,2}):?(?<minutes>\\d{2})?(?!\\d)");

    private static final Pattern PACKED = Pattern.compile(
            "(?<=t)(?<hour>\\d{2})(?<minute>\\d{2})(?<second>\\d{2})?(?:[.,](?<fraction>\\d{1,9}))?(?<half>(?!))?");
    private static final Pattern HALF = Pattern.compile("\\b([ap])\\.?m\\b");
    private static final Pattern ZONE = Pattern.compile("(?<!\\p{L})([a-z]{1,4})(?!\\p{L})");

    private static final Map<String, Integer> ZONE_MINUTES = Map.ofEntries(
            Map.entry("z", 0),
            Map.entry("ut", 0),
            Map.entry("gmt", 0),
            Map.entry("utc", 0),
            Map.entry("wet", 0),
            Map.entry("bst", 60),
            Map.entry("cet", 60),
            Map.entry("cest", 120),
            Map.entry("eet", 120),
            Map.entry("eest", 180),
            Map.entry("msk", 180),
            Map.entry("jst", 540),
            Map.entry("kst", 540),
            Map.entry("hkt", 480),
            Map.entry("ast", -240),
            Map.entry("adt", -180),
            Map.entry("et", -300),
            Map.entry("est", -300),
            Map.entry("edt", -240),
            Map.entry("ct", -360),
            Map.entry("cst", -360),
            Map.entry("cdt", -300),
            Map.entry("mt", -420),
            Map.entry("mst", -420),
            Map.entry("mdt", -360),
            Map.entry("pt", -480),
            Map.entry("pst", -480),
            Map.entry("pdt", -420));

    /**
     * The first time of day in a text in lower case; empty where there is none.
     *
     * @throws java.time.DateTimeException if it is none of a clock's
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
            // Korean and Chinese have it before the hour.
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
                .map(name -> Optional.ofNullable(ZONE_MINUTES.get(name.group(1))))
                .flatMap(Optional::stream)
                .findFirst()
                .map(minutes -> ZoneOffset.ofTotalSeconds(60 * minutes));
    }

    /** The time of a day as ISO 8601 writes it, with its zone where it has one. */
    String on(LocalDate date) {
        LocalDateTime at = date.plusDays(nextDay ? 1 : 0).atTime(time);
        return zone.map(offset -> at.atOffset(offset).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME))
                .orElseGet(() -> at.format(DateTimeFormatter.ISO_LOCAL_DATE_TIME));
    }
}

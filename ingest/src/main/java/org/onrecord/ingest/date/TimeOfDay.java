package org.onrecord.ingest.date;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The time of day that follows a date, with its zone where that is written.
 *
 * @param value as in ISO 8601: {@code 10:00}, {@code 10:00:30+08:00}
 * @param end where it ends in the text
 */
record TimeOfDay(String value, int end) {
    /** How many signs and words may stand between a date and its time: {@code , at}, {@code T}, {@code um}. */
    private static final int BETWEEN = 3;

    private static final Map<String, String> ZONES = Map.ofEntries(
            Map.entry("z", "Z"),
            Map.entry("gmt", "Z"),
            Map.entry("utc", "Z"),
            Map.entry("ut", "Z"),
            Map.entry("est", "-05:00"),
            Map.entry("edt", "-04:00"),
            Map.entry("cdt", "-05:00"),
            Map.entry("mst", "-07:00"),
            Map.entry("mdt", "-06:00"),
            Map.entry("pst", "-08:00"),
            Map.entry("pdt", "-07:00"),
            Map.entry("cet", "+01:00"),
            Map.entry("mez", "+01:00"),
            Map.entry("cest", "+02:00"),
            Map.entry("mesz", "+02:00"),
            Map.entry("eet", "+02:00"),
            Map.entry("eest", "+03:00"),
            Map.entry("msk", "+03:00"),
            Map.entry("hkt", "+08:00"),
            Map.entry("sgt", "+08:00"),
            Map.entry("jst", "+09:00"),
            Map.entry("kst", "+09:00"));

    /** The time that begins at or shortly after a token. */
    static Optional<TimeOfDay> after(List<DateToken> tokens, int from) {
        for (int at = from; at < tokens.size() && at <= from + BETWEEN; at++) {
            DateToken token = tokens.get(at);
            if (token.isNumber()) {
                return clock(tokens, at);
            }
            if (token.month() > 0 || token.isOneOf(")]}")) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static Optional<TimeOfDay> clock(List<DateToken> tokens, int at) {
        DateToken hours = tokens.get(at);
        if (hours.digits() == 6 && at > 0 && tokens.get(at - 1).is('t')) {
            return packed(tokens, at);
        }
        if (!hours.isSmall() || at + 2 >= tokens.size()) {
            return Optional.empty();
        }
        DateToken sign = tokens.get(at + 1);
        DateToken minutes = tokens.get(at + 2);
        if (!sign.isOneOf(":：.h時时点點시") || minutes.digits() != 2 || minutes.number() > 59) {
            return Optional.empty();
        }
        if (sign.is('.') && (minutes.start() != sign.end() || sign.start() != hours.end())) {
            return Optional.empty();
        }
        int next = at + 3;
        String seconds = "";
        if (is(tokens, next, ":")
                && next + 1 < tokens.size()
                && tokens.get(next + 1).digits() == 2
                && tokens.get(next + 1).number() < 60) {
            seconds = ":" + two(tokens.get(next + 1).number());
            next += 2;
            if (is(tokens, next, ".,")
                    && next + 1 < tokens.size()
                    && tokens.get(next + 1).isNumber()
                    && tokens.get(next + 1).start() == tokens.get(next).end()) {
                next += 2;
            }
        } else if (is(tokens, next, "分분")) {
            next++;
        }
        long hour = hours.number();
        if (next < tokens.size()) {
            int half = half(tokens, next);
            if (half != 0 && hour <= 12) {
                hour = hour % 12 + (Math.abs(half) == 2 ? 12 : 0);
                next += half > 0 ? 1 : 3;
            }
        }
        return hour > 23
                ? Optional.empty()
                : Optional.of(zoned(tokens, next, two(hour) + ":" + two(minutes.number()) + seconds));
    }

    private static Optional<TimeOfDay> packed(List<DateToken> tokens, int at) {
        long time = tokens.get(at).number();
        long hour = time / 10000;
        long minute = time / 100 % 100;
        long second = time % 100;
        return hour > 23 || minute > 59 || second > 59
                ? Optional.empty()
                : Optional.of(zoned(tokens, at + 1, two(hour) + ":" + two(minute) + ":" + two(second)));
    }

    /** 1 for a.m., 2 for p.m., negative where the two letters are apart: {@code p.m.}; 0 for neither. */
    private static int half(List<DateToken> tokens, int at) {
        String word = tokens.get(at).word();
        if (word.equals("am") || word.equals("pm")) {
            return word.equals("am") ? 1 : 2;
        }
        boolean apart = (word.equals("a") || word.equals("p"))
                && at + 2 < tokens.size()
                && tokens.get(at + 1).is('.')
                && tokens.get(at + 2).is('m');
        return apart ? (word.equals("a") ? -1 : -2) : 0;
    }

    /** The time with the zone that follows it, if one does. */
    private static TimeOfDay zoned(List<DateToken> tokens, int at, String clock) {
        int end = tokens.get(at - 1).end();
        int next = at;
        while (next < tokens.size() && next < at + 2 && tokens.get(next).isOneOf(".(,")) {
            next++;
        }
        @Nullable
        String named = next < tokens.size() ? ZONES.get(tokens.get(next).word()) : null;
        if (named != null) {
            int offset = next + 1;
            boolean utc = named.equals("Z");
            @Nullable TimeOfDay more = utc && is(tokens, offset, "+-") ? offset(tokens, offset, clock) : null;
            return more != null
                    ? more
                    : new TimeOfDay(clock + named, tokens.get(next).end());
        }
        @Nullable TimeOfDay offset = is(tokens, at, "+-−") ? offset(tokens, at, clock) : null;
        return offset != null ? offset : new TimeOfDay(clock, end);
    }

    private static @Nullable TimeOfDay offset(List<DateToken> tokens, int sign, String clock) {
        if (sign + 1 >= tokens.size()) {
            return null;
        }
        DateToken digits = tokens.get(sign + 1);
        long hours;
        long minutes = 0;
        int end = digits.end();
        if (digits.digits() == 4) {
            hours = digits.number() / 100;
            minutes = digits.number() % 100;
        } else if (digits.isSmall()) {
            hours = digits.number();
            if (is(tokens, sign + 2, ":")
                    && sign + 3 < tokens.size()
                    && tokens.get(sign + 3).digits() == 2) {
                minutes = tokens.get(sign + 3).number();
                end = tokens.get(sign + 3).end();
            }
        } else {
            return null;
        }
        if (hours > 14 || minutes > 59) {
            return null;
        }
        String plus = tokens.get(sign).is('+') ? "+" : "-";
        return new TimeOfDay(clock + (hours + minutes == 0 ? "Z" : plus + two(hours) + ":" + two(minutes)), end);
    }

    private static String two(long number) {
        return number < 10 ? "0" + number : Long.toString(number);
    }

    private static boolean is(List<DateToken> tokens, int at, String signs) {
        return at < tokens.size() && tokens.get(at).isOneOf(signs);
    }
}

package org.onrecord.ingest.date;

import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The time of day that follows a date in running text, with its zone if one is written.
 *
 * @param value in ISO 8601, e.g. {@code 10:00}, {@code 10:00:30+08:00}
 * @param end the offset after its last character
 */
record TimeOfDay(String value, int end) {
    /** The most signs and words between a date and its time, such as {@code , at}, {@code T} or {@code um}. */
    private static final int BETWEEN = 3;

    /** Returns the time that begins at or shortly after a token. */
    static Optional<TimeOfDay> after(DateTokens tokens, int from) {
        for (int at = from; at < tokens.size() && at <= from + BETWEEN; at++) {
            DateToken token = tokens.at(at);
            if (token.isNumber()) {
                return clock(tokens, at);
            }
            if (token.month() > 0 || token.isOneOf(")]}")) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static Optional<TimeOfDay> clock(DateTokens tokens, int at) {
        DateToken hours = tokens.at(at);
        if (hours.digits() == 6 && tokens.at(at - 1).is('t')) {
            return packed(tokens, at);
        }
        DateToken sign = tokens.at(at + 1);
        DateToken minutes = tokens.at(at + 2);
        if (!hours.isSmall() || !sign.isOneOf(":：.h時时点點시") || minutes.digits() != 2 || minutes.number() > 59) {
            return Optional.empty();
        }
        if (sign.is('.') && (minutes.start() != sign.end() || sign.start() != hours.end())) {
            return Optional.empty();
        }
        int next = at + 3;
        String seconds = "";
        if (tokens.at(next).isOneOf(":")
                && tokens.at(next + 1).digits() == 2
                && tokens.at(next + 1).number() < 60) {
            seconds = ":" + two(tokens.at(next + 1).number());
            next += 2;
            if (tokens.at(next).isOneOf(".,")
                    && tokens.at(next + 1).isNumber()
                    && tokens.at(next + 1).start() == tokens.at(next).end()) {
                next += 2;
            }
        } else if (tokens.at(next).isOneOf("分분")) {
            next++;
        }
        long hour = hours.number();
        int half = half(tokens, next);
        if (half != 0 && hour <= 12) {
            hour = hour % 12 + (Math.abs(half) == 2 ? 12 : 0);
            next += half > 0 ? 1 : 3;
        }
        return hour > 23
                ? Optional.empty()
                : Optional.of(zoned(tokens, next, two(hour) + ":" + two(minutes.number()) + seconds));
    }

    private static Optional<TimeOfDay> packed(DateTokens tokens, int at) {
        long time = tokens.at(at).number();
        long hour = time / 10000;
        long minute = time / 100 % 100;
        long second = time % 100;
        return hour > 23 || minute > 59 || second > 59
                ? Optional.empty()
                : Optional.of(zoned(tokens, at + 1, two(hour) + ":" + two(minute) + ":" + two(second)));
    }

    /** Returns 1 for a.m. and 2 for p.m., negative if the two letters are separate as in {@code p.m.}; 0 for neither. */
    private static int half(DateTokens tokens, int at) {
        String word = tokens.at(at).word();
        if (word.equals("am") || word.equals("pm")) {
            return word.equals("am") ? 1 : 2;
        }
        boolean apart = (word.equals("a") || word.equals("p"))
                && tokens.at(at + 1).is('.')
                && tokens.at(at + 2).is('m');
        return apart ? (word.equals("a") ? -1 : -2) : 0;
    }

    /** Returns the time with the zone that follows it, if any. */
    private static TimeOfDay zoned(DateTokens tokens, int at, String clock) {
        int end = tokens.at(at - 1).end();
        int next = at;
        while (next < at + 2 && tokens.at(next).isOneOf(".(,")) {
            next++;
        }
        Optional<ZoneOffset> named = ZoneNames.inText(tokens.at(next).word());
        if (named.isPresent()) {
            boolean utc = named.get().equals(ZoneOffset.UTC);
            @Nullable
            TimeOfDay more = utc && tokens.at(next + 1).isOneOf("+-") ? offset(tokens, next + 1, clock) : null;
            return more != null
                    ? more
                    : new TimeOfDay(clock + named.get().getId(), tokens.at(next).end());
        }
        @Nullable TimeOfDay offset = tokens.at(at).isOneOf("+-−") ? offset(tokens, at, clock) : null;
        return offset != null ? offset : new TimeOfDay(clock, end);
    }

    private static @Nullable TimeOfDay offset(DateTokens tokens, int sign, String clock) {
        DateToken digits = tokens.at(sign + 1);
        long hours;
        long minutes = 0;
        int end = digits.end();
        if (digits.digits() == 4) {
            hours = digits.number() / 100;
            minutes = digits.number() % 100;
        } else if (digits.isSmall()) {
            hours = digits.number();
            if (tokens.at(sign + 2).isOneOf(":") && tokens.at(sign + 3).digits() == 2) {
                minutes = tokens.at(sign + 3).number();
                end = tokens.at(sign + 3).end();
            }
        } else {
            return null;
        }
        if (hours > 14 || minutes > 59) {
            return null;
        }
        String plus = tokens.at(sign).is('+') ? "+" : "-";
        return new TimeOfDay(clock + (hours + minutes == 0 ? "Z" : plus + two(hours) + ":" + two(minutes)), end);
    }

    private static String two(long number) {
        return number < 10 ? "0" + number : Long.toString(number);
    }
}

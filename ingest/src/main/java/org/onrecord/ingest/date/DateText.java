package org.onrecord.ingest.date;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.onrecord.events.time.Published.Precision;

/**
 * Finds dates in text, as people write them ({@code January 3, 2024}, {@code 3 de enero de 2024}, {@code 2024年1月3日},
 * {@code 03.01.24}) and as machines do (ISO 8601, RFC 822, {@code 20240103}, seconds since 1970). A date includes the
 * time of day and the zone that follow it. A day without a year is not a date.
 */
public final class DateText {
    /** The longest text that is read as a stamp; the rest is ignored. */
    private static final int LONGEST_STAMP = 120;

    private static final Set<String> OF = Set.of("de", "del", "of", "d", "di", "the", "da", "ta", "ng", "i", "year");
    private static final Set<String> ORDINALS =
            Set.of("st", "nd", "rd", "th", "er", "ro", "ère", "ème", "a", "e", "ta");

    private final DateTokens tokens;
    private final DayOrder order;

    private DateText(DateTokens tokens, DayOrder order) {
        this.tokens = tokens;
        this.order = order;
    }

    /** A day or month that was read, and the index of the token after it. */
    private record Day(int year, int month, int day, int next) {
        boolean isReal() {
            return year >= 1000
                    && year < 3000
                    && month >= 1
                    && month <= 12
                    && day >= 0
                    && (day == 0 || day <= YearMonth.of(year, month).lengthOfMonth());
        }
    }

    private static final Day NONE = new Day(0, 0, 0, 0);

    /** Returns all dates in a text, in order and without overlaps. */
    public static List<FoundDate> all(String text, DayOrder order) {
        return new DateText(DateTokens.of(text), order).all(false);
    }

    /** Returns the first date in a text that should be a date, such as an attribute. Machine forms are read as well. */
    public static Optional<FoundDate> stamp(String text, DayOrder order) {
        String head = text.length() > LONGEST_STAMP ? text.substring(0, LONGEST_STAMP) : text;
        return new DateText(DateTokens.of(head), order).all(true).stream().findFirst();
    }

    private List<FoundDate> all(boolean stamp) {
        List<FoundDate> found = new ArrayList<>();
        int at = 0;
        while (at < tokens.size()) {
            Optional<FoundDate> date = date(at, stamp);
            date.ifPresent(found::add);
            int end = date.map(FoundDate::end).orElse(tokens.at(at).end());
            while (at < tokens.size() && tokens.at(at).start() < end) {
                at++;
            }
        }
        return found;
    }

    private Optional<FoundDate> date(int at, boolean stamp) {
        Optional<Day> day = stamp ? packed(at) : Optional.empty();
        if (day.isEmpty()) {
            day = day(at);
        }
        return day.isPresent() ? Optional.of(withTime(at, day.get())) : stamp ? seconds(at) : Optional.empty();
    }

    private Optional<Day> day(int at) {
        DateToken token = tokens.at(at);
        if (joinedToNumberBefore(at)) {
            return Optional.empty();
        }
        if (token.digits() == 4) {
            return real(yearFirst(at));
        }
        if (token.isSmall()) {
            return real(numbersAlone(at)).or(() -> real(dayThenName(at)));
        }
        if (numberFollows(at) && token.month() > 0) {
            return real(nameThenDay(at)).or(() -> real(nameThenYear(at)));
        }
        return Optional.empty();
    }

    private static Optional<Day> real(Day reading) {
        return Optional.of(reading).filter(Day::isReal);
    }

    /** Returns true if a number follows closely enough to belong to the name of a month. */
    private boolean numberFollows(int at) {
        return tokens.at(at + 1).isNumber()
                || tokens.at(at + 2).isNumber()
                || tokens.at(at + 3).isNumber()
                || tokens.at(at + 4).isNumber();
    }

    /** Returns true for the tail of a longer number: {@code 1.03.2024} is one date, not two, and {@code 1,2024} has no year. */
    private boolean joinedToNumberBefore(int at) {
        return at >= 2
                && tokens.at(at).isNumber()
                && tokens.touch(at - 1, at)
                && tokens.touch(at - 2, at - 1)
                && tokens.at(at - 1).isOneOf(".,/")
                && tokens.at(at - 2).isNumber();
    }

    /** {@code 2024-01-03}, {@code 2024年1月3日}, {@code 2024. január 3.}, {@code 2024-01}. */
    private Day yearFirst(int at) {
        int year = (int) tokens.at(at).number();
        DateToken sign = tokens.at(at + 1);
        if (sign.isOneOf("-./年년–‐_")) {
            if (tokens.at(at + 2).isSmall()) {
                int month = (int) tokens.at(at + 2).number();
                DateToken second = tokens.at(at + 3);
                boolean same =
                        second.is(sign.word().isEmpty() ? ' ' : sign.word().charAt(0)) || second.isOneOf("月월-.");
                if (same && tokens.at(at + 4).isSmall()) {
                    int next = tokens.at(at + 5).isOneOf("日일号號") ? at + 6 : at + 5;
                    return new Day(year, month, (int) tokens.at(at + 4).number(), next);
                }
                if (same && second.isOneOf("月월")) {
                    return new Day(year, month, 0, at + 4);
                }
                if (sign.isOneOf("-/") && !second.isNumber() && !second.is('-')) {
                    return new Day(year, month, 0, at + 3);
                }
                return NONE;
            }
        }
        int name = at + 1;
        while (name < at + 4
                && (tokens.at(name).isOneOf(".-,/m") || tokens.at(name).word().equals("de"))) {
            name++;
        }
        if (tokens.at(name).month() > 0) {
            int day = tokens.at(name + 1).isOneOf(".-,/") ? name + 2 : name + 1;
            boolean noTime = !tokens.at(day + 1).is(':');
            if (tokens.at(day).isSmall() && noTime) {
                return new Day(
                        year, tokens.at(name).month(), (int) tokens.at(day).number(), day + 1);
            }
        }
        return NONE;
    }

    /** {@code 03.01.2024}, {@code 1/3/24}; where both numbers could be the month, {@link DayOrder} decides. */
    private Day numbersAlone(int at) {
        DateToken sign = tokens.at(at + 1);
        DateToken last = tokens.at(at + 4);
        boolean alike = sign.isOneOf("./-–")
                && tokens.at(at + 3).isOneOf("./-–")
                && tokens.at(at + 3).word().equals(sign.word());
        if (!alike || !tokens.at(at + 2).isSmall() || !(last.digits() == 4 || last.digits() == 2)) {
            return NONE;
        }
        boolean close = tokens.touch(at, at + 1) && (tokens.touch(at + 2, at + 3) || last.digits() == 4);
        boolean version = last.digits() == 2
                && tokens.at(at + 5).is('.')
                && tokens.touch(at + 4, at + 5)
                && tokens.at(at + 6).isNumber();
        if (!close || version) {
            return NONE;
        }
        int one = (int) tokens.at(at).number();
        int two = (int) tokens.at(at + 2).number();
        int year = last.digits() == 4 ? (int) last.number() : century((int) last.number());
        boolean monthFirst = two > 12 || (order == DayOrder.MONTH_FIRST && one <= 12 && !sign.is('.'));
        if (last.digits() == 2 && one > 31) {
            return NONE;
        }
        Day reading = monthFirst ? new Day(year, one, two, at + 5) : new Day(year, two, one, at + 5);
        return reading.day() == 0 ? NONE : reading;
    }

    /** {@code 3 January 2024}, {@code 3. Januar 2024}, {@code 3 de enero de 2024}, {@code 03-Jan-24}, {@code ngày 3 tháng 1 năm 2024}. */
    private Day dayThenName(int at) {
        int name = at + 1;
        while (name < at + 4 && isBetweenDayAndMonth(tokens.at(name))) {
            name++;
        }
        int month = tokens.at(name).month();
        int next = name + 1;
        if (month == 0
                && tokens.at(name).word().equals("tháng")
                && tokens.at(name + 1).isSmall()) {
            month = (int) tokens.at(name + 1).number();
            next = name + 2;
        }
        if (month == 0) {
            return NONE;
        }
        while (next < name + 5 && isBetweenMonthAndYear(tokens.at(next))) {
            next++;
        }
        int day = (int) tokens.at(at).number();
        DateToken year = tokens.at(next);
        if (day == 0) {
            return NONE;
        }
        if (year.digits() == 4) {
            return new Day((int) year.number(), month, day, next + 1);
        }
        boolean shortYear = year.digits() == 2 && (tokens.at(next - 1).isOneOf("-'’.,") || next == name + 1);
        boolean timeOrNumber =
                tokens.at(next + 1).isOneOf(":.,") && tokens.at(next + 2).isNumber() && tokens.touch(next, next + 1);
        return shortYear && !timeOrNumber && !tokens.at(next + 1).is(':')
                ? new Day(century((int) year.number()), month, day, next + 1)
                : NONE;
    }

    /** {@code January 3, 2024}, {@code Jan. 3rd 2024}. */
    private Day nameThenDay(int at) {
        int day = at + 1;
        while (day < at + 3 && tokens.at(day).isOneOf(".-,/")) {
            day++;
        }
        if (!tokens.at(day).isSmall() || tokens.at(day).number() == 0) {
            return NONE;
        }
        int next = day + 1;
        while (next < day + 4
                && (ORDINALS.contains(tokens.at(next).word()) || tokens.at(next).isOneOf(",.-/'’،"))) {
            next++;
        }
        int month = tokens.at(at).month();
        if (tokens.at(next).digits() == 4) {
            return new Day(
                    (int) tokens.at(next).number(), month, (int) tokens.at(day).number(), next + 1);
        }
        return NONE;
    }

    /** {@code January 2024}, {@code enero de 2024}. */
    private Day nameThenYear(int at) {
        int next = at + 1;
        while (next < at + 4 && isBetweenMonthAndYear(tokens.at(next))) {
            next++;
        }
        DateToken year = tokens.at(next);
        return year.digits() == 4 ? new Day((int) year.number(), tokens.at(at).month(), 0, next + 1) : NONE;
    }

    /** {@code 20240103}, {@code 20240103T1000}, {@code 20240103100000}. */
    private Optional<Day> packed(int at) {
        DateToken token = tokens.at(at);
        if (token.digits() != 8 && token.digits() != 14 && token.digits() != 12) {
            return Optional.empty();
        }
        long day = token.number();
        for (int more = token.digits(); more > 8; more--) {
            day /= 10;
        }
        Day reading = new Day((int) (day / 10000), (int) (day / 100 % 100), (int) (day % 100), at + 1);
        return real(reading).filter(read -> read.day() > 0 && read.year() >= 1900 && read.year() < 2100);
    }

    /** Seconds or milliseconds since 1970. */
    private Optional<FoundDate> seconds(int at) {
        DateToken token = tokens.at(at);
        if (tokens.size() > 1 || (token.digits() != 10 && token.digits() != 13)) {
            return Optional.empty();
        }
        long millis = token.digits() == 10 ? token.number() * 1000 : token.number();
        String value = Instant.ofEpochSecond(millis / 1000).toString();
        return Optional.of(new FoundDate(token.start(), token.end(), value, Precision.TIME));
    }

    private FoundDate withTime(int at, Day day) {
        int start = tokens.at(at).start();
        int end = tokens.at(day.next() - 1).end();
        if (day.day() == 0) {
            return new FoundDate(
                    start, end, YearMonth.of(day.year(), day.month()).toString(), Precision.MONTH);
        }
        String date = LocalDate.of(day.year(), day.month(), day.day()).toString();
        return TimeOfDay.after(tokens, day.next())
                .map(time -> new FoundDate(start, time.end(), date + "T" + time.value(), Precision.TIME))
                .orElse(new FoundDate(start, end, date, Precision.DAY));
    }

    private static int century(int year) {
        return year < 70 ? 2000 + year : 1900 + year;
    }

    private static boolean isBetweenDayAndMonth(DateToken token) {
        return token.isOneOf(".-,/ºª°") || ORDINALS.contains(token.word()) || OF.contains(token.word());
    }

    private static boolean isBetweenMonthAndYear(DateToken token) {
        return token.isOneOf(".-,/'’،")
                || OF.contains(token.word())
                || token.word().equals("năm");
    }
}

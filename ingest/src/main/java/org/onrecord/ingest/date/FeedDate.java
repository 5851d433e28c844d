package org.onrecord.ingest.date;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.onrecord.events.time.MonthNames;
import org.onrecord.events.time.Published;
import org.onrecord.events.time.Published.Precision;

/**
 * The dates of feeds: RFC 822 and ISO 8601 with all the deviations found on the web, in many languages. A date keeps the
 * zone in which it was written.
 */
public final class FeedDate {
    private static final int LONGEST = 100;

    private static final Pattern CJK_YEAR_MONTH = Pattern.compile("\\s*[年년月월]\\s*");
    private static final Pattern CJK_DAY = Pattern.compile("\\s*[日일]\\s*");
    private static final Pattern AFTERNOON = Pattern.compile("오후|下午|午後|晚上");
    private static final Pattern MORNING = Pattern.compile("오전|上午|午前|早上");

    /** Year, month and day: ISO 8601 and its variants, and that of Hungarian feeds, {@code 2004-július-13T9:15-05:00}. */
    private static final List<Pattern> DAYS = Stream.of(
                    "(\\d{4})[-./:](\\d{1,2})[-./:](\\d{1,2})(?!\\d)",
                    "(\\d{4})(\\d{2})(\\d{2})(?!\\d)", "(\\d{4})\\P{L}{1,3}(\\p{L}+)\\P{L}{1,3}?(\\d{1,2})(?!\\d)")
            .map(Pattern::compile)
            .toList();

    private static final Pattern ISO_DAY_OF_YEAR = Pattern.compile("(\\d{4})-?(\\d{3})(?!\\d)");
    private static final Pattern ISO_MONTH = Pattern.compile("(\\d{4})-(\\d{1,2})");
    private static final Pattern ISO_YEAR = Pattern.compile("\\d{4}");

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]{3,}");
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private FeedDate() {}

    /**
     * Reads a date; empty if the text is not one.
     *
     * @param origin see {@link Published#origin}
     */
    public static Optional<Published> read(String text, String origin) {
        String written = text.strip();
        if (written.isEmpty() || written.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return plainly(plain(written), origin);
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /**
     * Returns the text in lower case, with dashes for East Asian year, month and day signs, and {@code am} and {@code
     * pm} for their words for morning and afternoon.
     */
    private static String plain(String written) {
        String text = written.toLowerCase(Locale.ROOT);
        text = CJK_YEAR_MONTH.matcher(text).replaceAll("-");
        text = CJK_DAY.matcher(text).replaceAll(" ");
        text = AFTERNOON.matcher(text).replaceAll(" pm ");
        return MORNING.matcher(text).replaceAll(" am ").strip();
    }

    private static Optional<Published> plainly(String text, String origin) {
        for (Pattern form : DAYS) {
            Matcher day = form.matcher(text);
            int month = day.lookingAt() ? monthOf(day.group(2)) : 0;
            if (month > 0) {
                LocalDate date = LocalDate.of(number(day.group(1)), month, number(day.group(3)));
                return dated(date, text.substring(day.end()), origin);
            }
        }
        Matcher ofYear = ISO_DAY_OF_YEAR.matcher(text);
        if (ofYear.lookingAt()) {
            LocalDate date = LocalDate.ofYearDay(number(ofYear.group(1)), number(ofYear.group(2)));
            return dated(date, text.substring(ofYear.end()), origin);
        }
        Matcher month = ISO_MONTH.matcher(text);
        if (month.matches()) {
            YearMonth value = YearMonth.of(number(month.group(1)), number(month.group(2)));
            return Optional.of(new Published(value.toString(), Precision.MONTH, origin));
        }
        if (ISO_YEAR.matcher(text).matches()) {
            return Optional.of(new Published(text, Precision.YEAR, origin));
        }
        return inWords(text, origin);
    }

    private static int monthOf(String month) {
        return Character.isDigit(month.charAt(0)) ? number(month) : MonthNames.number(month);
    }

    /** Reads a day, the name of a month and a year in any order, as in RFC 822 and the output of {@code asctime}. */
    private static Optional<Published> inWords(String text, String origin) {
        String clock = "";
        String rest = text;
        Matcher time = FeedTime.WITH_COLONS.matcher(text);
        if (time.find()) {
            clock = text.substring(time.start());
            // The year may follow the time and its zone.
            String behind = FeedTime.OFFSET.matcher(text.substring(time.end())).replaceFirst(" ");
            rest = text.substring(0, time.start()) + " " + behind;
        }
        int month = month(rest);
        int day = 0;
        int year = 0;
        Matcher numbers = NUMBER.matcher(rest);
        while (numbers.find()) {
            int digits = numbers.group().length();
            if (digits <= 2 && day == 0) {
                day = number(numbers.group());
            } else if (year == 0 && digits != 3) {
                year = digits <= 2 ? ofTwoDigits(number(numbers.group())) : number(numbers.group());
            }
        }
        return month == 0 || day == 0 || year == 0
                ? Optional.empty()
                : dated(LocalDate.of(year, month, day), clock, origin);
    }

    /** Returns the first month named. The first word counts only if no other is a month: it may be a weekday ("mar" is Tuesday). */
    private static int month(String text) {
        int leading = 0;
        Matcher words = WORD.matcher(text);
        while (words.find()) {
            int month = MonthNames.number(words.group());
            if (month > 0 && words.start() > 0) {
                return month;
            }
            leading = Math.max(leading, month);
        }
        return leading;
    }

    /** Completes a year of two digits (RFC 2822, section 4.3). */
    private static int ofTwoDigits(int year) {
        return year < 50 ? 2000 + year : 1900 + year;
    }

    private static Optional<Published> dated(LocalDate date, String rest, String origin) {
        if (date.getYear() > 9999) {
            return Optional.empty();
        }
        return Optional.of(FeedTime.in(rest)
                .map(time -> new Published(time.on(date), Precision.TIME, origin))
                .orElseGet(() -> new Published(date.toString(), Precision.DAY, origin)));
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}

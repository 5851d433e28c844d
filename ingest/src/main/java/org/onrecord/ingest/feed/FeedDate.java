package org.onrecord.ingest.feed;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Published;
import org.onrecord.events.Published.Precision;

/**
 * Dates as feeds write them: RFC 822 and ISO 8601 with the liberties taken on the web, in the languages whose feed software is known to
 * write dates of its own. The zone in which a date is written is kept.
 */
public final class FeedDate {
    private static final int LONGEST = 100;

    private static final Pattern CJK_YEAR_MONTH = Pattern.compile("\\s*[年년月월]\\s*");
    private static final Pattern CJK_DAY = Pattern.compile("\\s*[日일]\\s*");
    private static final Pattern AFTERNOON = Pattern.compile("오후|下午|午後|晚上");
    private static final Pattern MORNING = Pattern.compile("오전|上午|午前|早上");

    /** Year first, with or without what divides it. */
    private static final Pattern ISO_DAY =
            Pattern.compile("(\\d{4})(?:([-./:])(\\d{1,2})(?:[-./:](\\d{1,2}))?|(\\d{2})(\\d{2}))?");

    private static final Pattern ISO_ORDINAL = Pattern.compile("(\\d{4})-?(\\d{3})");
    private static final Pattern TIME = Pattern.compile(
            "(?<![\\d+-])(\\d{1,2}):(\\d{1,2})(?::(\\d{1,2})(?:[.,:]\\d+)?)?(?:\\s*([ap])\\.?m\\b\\.?)?");
    private static final Pattern PACKED_TIME = Pattern.compile("(?<=t)(\\d{2})(\\d{2})(\\d{2})?");
    private static final Pattern AM_PM = Pattern.compile("\\b([ap])\\.?m\\b");
    private static final Pattern OFFSET = Pattern.compile("([+\\u2212-])\\s*(\\d{1,2}):?(\\d{2})?(?!\\d)");
    private static final Pattern ZONE = Pattern.compile("(?<![\\p{L}])([a-z]{1,4})(?![\\p{L}])");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]{3,}");
    private static final Pattern NUMBER = Pattern.compile("\\d+");

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

    private FeedDate() {}

    /**
     * Reads a date; empty where the text is none.
     *
     * @param origin where it stood, for {@link Published#origin}
     */
    public static Optional<Published> read(String text, String origin) {
        String written = text.strip();
        if (written.isEmpty() || written.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return read(plain(written), origin, written);
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Published> read(String text, String origin, String written) {
        if (NUMBER.matcher(written).matches() && (written.length() == 10 || written.length() == 13)) {
            return Optional.empty();
        }
        Matcher iso = ISO_DAY.matcher(text);
        if (iso.lookingAt()) {
            return iso(text, iso, origin);
        }
        return words(text, origin);
    }

    /** In lower case, with East Asian year, month and day signs as dashes and half-day words as {@code am} and {@code pm}. */
    private static String plain(String written) {
        String text = written.toLowerCase(Locale.ROOT);
        text = CJK_YEAR_MONTH.matcher(text).replaceAll("-");
        text = CJK_DAY.matcher(text).replaceAll(" ");
        text = AFTERNOON.matcher(text).replaceAll(" pm ");
        text = MORNING.matcher(text).replaceAll(" am ");
        return text;
    }

    private static Optional<Published> iso(String text, Matcher day, String origin) {
        Matcher ordinal = ISO_ORDINAL.matcher(text);
        if (ordinal.lookingAt() && !startsWithDigit(text, ordinal.end()) && day.end() != 8 && !(day.group(2) != null)) {
            LocalDate date = LocalDate.ofYearDay(number(ordinal.group(1)), number(ordinal.group(2)));
            return dated(date, text.substring(ordinal.end()), origin);
        }
        int year = number(day.group(1));
        if (day.group(2) != null) {
            if (day.group(4) != null) {
                LocalDate date = LocalDate.of(year, number(day.group(3)), number(day.group(4)));
                return dated(date, text.substring(day.end()), origin);
            }
            String rest = text.substring(day.end());
            Optional<Integer> month = monthIn(rest);
            if (month.isEmpty()) {
                YearMonth value = YearMonth.of(year, number(day.group(3)));
                return Optional.of(new Published(value.toString(), Precision.MONTH, origin));
            }
            return Optional.empty();
        }
        if (day.group(5) != null) {
            LocalDate date = LocalDate.of(year, number(day.group(5)), number(day.group(6)));
            return dated(date, text.substring(day.end()), origin);
        }
        String rest = text.substring(day.end());
        if (rest.isBlank()) {
            return Optional.of(new Published(day.group(1), Precision.YEAR, origin));
        }
        return yearThenWord(year, rest, origin);
    }

    /** As Hungarian feeds write it: {@code 2004-július-13T9:15-05:00}. */
    private static Optional<Published> yearThenWord(int year, String rest, String origin) {
        Matcher word = WORD.matcher(rest);
        if (!word.find()) {
            return Optional.empty();
        }
        Optional<Integer> month = Months.of(word.group());
        Matcher day = NUMBER.matcher(rest);
        return month.isPresent() && day.find(word.end())
                ? dated(LocalDate.of(year, month.get(), number(day.group())), rest.substring(day.end()), origin)
                : Optional.empty();
    }

    private static boolean startsWithDigit(String text, int at) {
        return at < text.length() && Character.isDigit(text.charAt(at));
    }

    private static Optional<Integer> monthIn(String text) {
        return WORD.matcher(text)
                .results()
                .map(word -> Months.of(word.group()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Day, month's name and year in any order, as in RFC 822 and the output of {@code asctime}. */
    private static Optional<Published> words(String text, String origin) {
        String clock = "";
        String rest = text;
        Matcher time = TIME.matcher(text);
        if (time.find()) {
            clock = text.substring(time.start());
            rest = text.substring(0, time.start()) + " " + afterZone(text.substring(time.end()));
        }
        Optional<Integer> month = monthIn(rest);
        if (month.isEmpty()) {
            return Optional.empty();
        }
        int day = -1;
        int year = -1;
        Matcher numbers = NUMBER.matcher(rest);
        while (numbers.find()) {
            int number = number(numbers.group());
            if (numbers.group().length() >= 3) {
                year = year < 0 ? (numbers.group().length() == 3 ? number + 1900 : number) : year;
            } else if (day < 0) {
                day = number;
            } else if (year < 0) {
                year = number < 50 ? 2000 + number : 1900 + number;
            }
        }
        if (year < 0 || day < 0) {
            return Optional.empty();
        }
        return dated(LocalDate.of(year, month.get(), Math.max(1, day)), clock, origin);
    }

    /** What follows a zone, as the year does in the output of {@code asctime}. */
    private static String afterZone(String text) {
        return OFFSET.matcher(text).replaceFirst(" ");
    }

    private static Optional<Published> dated(LocalDate date, String rest, String origin) {
        Matcher time = TIME.matcher(rest);
        int hour;
        int minute;
        int second;
        int end;
        @Nullable String half = null;
        if (time.find()) {
            hour = number(time.group(1));
            minute = number(time.group(2));
            second = time.group(3) == null ? 0 : number(time.group(3));
            half = time.group(4);
            end = time.end();
        } else {
            Matcher packed = PACKED_TIME.matcher(rest);
            if (!packed.find()) {
                return Optional.of(new Published(date.toString(), Precision.DAY, origin));
            }
            hour = number(packed.group(1));
            minute = number(packed.group(2));
            second = packed.group(3) == null ? 0 : number(packed.group(3));
            end = packed.end();
        }
        if (half == null) {
            Matcher before = AM_PM.matcher(rest.substring(0, end));
            half = before.find() ? before.group(1) : null;
        }
        if (half != null && hour <= 12) {
            hour = hour % 12 + (half.equals("p") ? 12 : 0);
        }
        LocalDateTime at = date.plusDays(hour == 24 ? 1 : 0)
                .atTime(LocalTime.of(hour == 24 ? 0 : hour, minute, Math.min(second, 59)));
        return Optional.of(new Published(
                zone(rest.substring(end))
                        .map(zone -> at.atOffset(zone).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME))
                        .orElseGet(() -> at.format(DateTimeFormatter.ISO_LOCAL_DATE_TIME)),
                Precision.TIME,
                origin));
    }

    private static Optional<ZoneOffset> zone(String text) {
        Matcher offset = OFFSET.matcher(text);
        if (offset.find()) {
            int minutes = number(offset.group(2)) * 60 + (offset.group(3) == null ? 0 : number(offset.group(3)));
            return Optional.of(ZoneOffset.ofTotalSeconds((offset.group(1).equals("+") ? 60 : -60) * minutes));
        }
        Matcher names = ZONE.matcher(text);
        while (names.find()) {
            Integer minutes = ZONE_MINUTES.get(names.group(1));
            if (minutes != null) {
                return Optional.of(ZoneOffset.ofTotalSeconds(60 * minutes));
            }
        }
        return Optional.empty();
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}

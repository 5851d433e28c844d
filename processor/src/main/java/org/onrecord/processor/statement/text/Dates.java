package org.onrecord.processor.statement.text;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.time.StatedDate;

/**
 * The reader of English, Spanish and Chinese dates: "May 3", "3 May 2024", "3 de mayo", 5月3日, "last Friday". It reads all three languages
 * in every document, because a document in one language may give a date in another.
 */
public final class Dates {
    private static final String MONTHS =
            "(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\.?";
    private static final Pattern ISO = Pattern.compile("\\b(\\d{4})-(\\d{2})-(\\d{2})\\b");
    private static final Pattern AMERICAN =
            Pattern.compile("\\b" + MONTHS + " (\\d{1,2})(?:st|nd|rd|th)?\\b(?:,? (\\d{4})\\b)?");
    private static final Pattern BRITISH =
            Pattern.compile("\\b(\\d{1,2})(?:st|nd|rd|th)?(?: of)? " + MONTHS + "(?:,? (\\d{4})\\b)?");
    private static final Pattern SPANISH = Pattern.compile(
            "(?i)\\b(\\d{1,2})\\.?º? de (enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre)\\b(?: del? (\\d{4})\\b)?");
    private static final List<String> MESES =
            List.of("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic");
    private static final Pattern CHINESE = Pattern.compile("(?:(\\d{4})年)?(?:(\\d{1,2})月)?(\\d{1,2})日");
    private static final String WEEKDAY = "(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)";
    private static final Pattern RELATIVE = Pattern.compile(
            "\\b(yesterday|(?<!next |coming |every |by |until |before |after |since |Good |Black |Super |each )(?:last |on |this past )?"
                    + WEEKDAY + ")\\b(?!s\\b)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern RELATIVE_SPANISH = Pattern.compile(
            "(?iu)\\b(?:(ayer)|(?:el|este|del) (?:(pasado) )?(lunes|martes|miércoles|jueves|viernes|sábado|domingo)(?: (pasado))?)\\b");
    private static final List<String> DIAS =
            List.of("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo");
    private static final Pattern RELATIVE_CHINESE = Pattern.compile("(昨天|昨日|前天)|(?<!下)(上|本|这)?(?:周|星期)([一二三四五六日天])");
    private static final Pattern MONTH = Pattern.compile("\\b(?:[Ii]n|[Dd]uring) (?:early |late |mid-|last )?" + MONTHS
            + "(?:,? (?:of )?(\\d{4}))?\\b(?! \\d{1,2}\\b)");
    private static final Pattern MONTH_SPANISH = Pattern.compile(
            "(?i)\\ben (enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre)\\b(?: del? (\\d{4})\\b)?");
    private static final Pattern MONTH_CHINESE =
            Pattern.compile("(?:(\\d{4})年|(去年)|今年)?(?<!\\d)(\\d{1,2})月(?:份|，|,|底|初|在|的|$|(?=\\p{IsHan}))(?!\\d)");
    private static final Pattern YEAR = Pattern.compile("(?:^|[,;.] |\\b(?:that|and|but) )[Ii]n (\\d{4})(?=,? )");
    private static final List<String> NAMES =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    private Dates() {}

    /**
     * Returns the first day in the words, else the first month or year; empty if there is none or its year is unknown.
     *
     * @param day the document's date, which completes a partial one, or null
     */
    public static Optional<StatedDate> in(String words, @Nullable LocalDate day) {
        boolean numbered = words.chars().anyMatch(Character::isDigit);
        return (numbered ? written(words, day) : Optional.<StatedDate>empty())
                .or(() -> day == null ? Optional.empty() : relative(words, day).map(StatedDate::of))
                .or(() -> month(words, day))
                .or(() -> numbered ? year(words, day) : Optional.empty());
    }

    /** Returns the date in the words, or null if there is none or it is the document's own or still to come. */
    public static @Nullable StatedDate otherIn(String words, @Nullable LocalDate day) {
        return in(words, day).filter(date -> other(date, day)).orElse(null);
    }

    /** Returns true for a date that is not the document's own and not still to come. */
    public static boolean other(StatedDate date, @Nullable LocalDate day) {
        return day == null || !date.is(day) && !date.first().isAfter(day);
    }

    /** Returns true if the line holds only a date, with or without a time. */
    public static boolean line(String line) {
        return line.length() <= 40
                && line.chars().filter(Character::isDigit).count() >= 3
                && in(line, null).flatMap(StatedDate::day).isPresent()
                && line.chars().filter(Character::isLetter).count() <= 16;
    }

    /** Returns the first date whose day is given by number. */
    private static Optional<StatedDate> written(String words, @Nullable LocalDate day) {
        Matcher iso = ISO.matcher(words);
        if (iso.find()) {
            return date(iso.group(1), Integer.parseInt(iso.group(2)), iso.group(3), day);
        }
        Matcher american = AMERICAN.matcher(words);
        if (american.find()) {
            return date(american.group(3), month(american.group(1)), american.group(2), day);
        }
        Matcher british = BRITISH.matcher(words);
        if (british.find()) {
            return date(british.group(3), month(british.group(2)), british.group(1), day);
        }
        Matcher spanish = SPANISH.matcher(words);
        if (spanish.find()) {
            return date(spanish.group(3), mes(spanish.group(2)), spanish.group(1), day);
        }
        Matcher chinese = CHINESE.matcher(words);
        if (chinese.find()) {
            int month = chinese.group(2) != null
                    ? Integer.parseInt(chinese.group(2))
                    : day == null ? 0 : lastMonth(Integer.parseInt(chinese.group(3)), day);
            return date(chinese.group(1), month, chinese.group(3), day);
        }
        return Optional.empty();
    }

    /** Returns the month of the last day with this number. */
    private static int lastMonth(int dayOfMonth, LocalDate day) {
        return dayOfMonth <= day.getDayOfMonth()
                ? day.getMonthValue()
                : day.minusMonths(1).getMonthValue();
    }

    private static Optional<LocalDate> relative(String words, LocalDate day) {
        Matcher relative = RELATIVE.matcher(words);
        if (words.contains("day") && relative.find()) {
            return Optional.of(english(relative.group(1).toLowerCase(Locale.ROOT), day));
        }
        Matcher spanish = RELATIVE_SPANISH.matcher(words);
        if (spanish.find()) {
            if (spanish.group(1) != null) {
                return Optional.of(day.minusDays(1));
            }
            DayOfWeek weekday = DayOfWeek.of(DIAS.indexOf(spanish.group(3).toLowerCase(Locale.ROOT)) + 1);
            return Optional.of(last(weekday, spanish.group(2) != null || spanish.group(4) != null, day));
        }
        Matcher chinese = RELATIVE_CHINESE.matcher(words);
        if (words.chars().noneMatch(c -> "周期昨前".indexOf(c) >= 0) || !chinese.find()) {
            return Optional.empty();
        }
        if (chinese.group(1) != null) {
            return Optional.of(day.minusDays(chinese.group(1).equals("前天") ? 2 : 1));
        }
        DayOfWeek weekday = DayOfWeek.of(Math.min(7, "一二三四五六日天".indexOf(chinese.group(3)) + 1));
        // A Chinese "last Friday" is the Friday of last week.
        return Optional.of("上".equals(chinese.group(2)) ? day.minusWeeks(1).with(weekday) : last(weekday, false, day));
    }

    /** Returns the last such weekday, the day itself included unless it is said to be past. */
    private static LocalDate last(DayOfWeek weekday, boolean past, LocalDate day) {
        return day.with(past ? TemporalAdjusters.previous(weekday) : TemporalAdjusters.previousOrSame(weekday));
    }

    /** Returns a month that is given without a day; without a year, it is the last such month. */
    private static Optional<StatedDate> month(String words, @Nullable LocalDate day) {
        Matcher english = MONTH.matcher(words);
        if (english.find()) {
            return month(english.group(2), month(english.group(1)), day);
        }
        Matcher spanish = MONTH_SPANISH.matcher(words);
        if (spanish.find()) {
            return month(spanish.group(2), mes(spanish.group(1)), day);
        }
        Matcher chinese = MONTH_CHINESE.matcher(words);
        if (words.indexOf('月') < 0 || !chinese.find()) {
            return Optional.empty();
        }
        String year = chinese.group(1);
        if (chinese.group(2) != null && day != null) {
            year = String.valueOf(day.getYear() - 1);
        }
        return month(year, Integer.parseInt(chinese.group(3)), day);
    }

    private static Optional<StatedDate> month(@Nullable String year, int month, @Nullable LocalDate day) {
        if (month < 1 || month > 12) {
            return Optional.empty();
        }
        if (year != null) {
            return Optional.of(StatedDate.of(YearMonth.of(Integer.parseInt(year), month)));
        }
        if (day == null) {
            return Optional.empty();
        }
        YearMonth same = YearMonth.of(day.getYear(), month);
        return Optional.of(StatedDate.of(same.atDay(1).isAfter(day) ? same.minusYears(1) : same));
    }

    /** Returns a year that opens a sentence or clause: "In 2023, X said". */
    private static Optional<StatedDate> year(String words, @Nullable LocalDate day) {
        Matcher year = YEAR.matcher(words);
        if (!year.find()) {
            return Optional.empty();
        }
        int number = Integer.parseInt(year.group(1));
        boolean past = number >= 1900 && (day == null || number <= day.getYear());
        return past ? Optional.of(StatedDate.of(Year.of(number))) : Optional.empty();
    }

    private static LocalDate english(String word, LocalDate day) {
        if (word.equals("yesterday")) {
            return day.minusDays(1);
        }
        DayOfWeek weekday =
                DayOfWeek.valueOf(word.substring(word.lastIndexOf(' ') + 1).toUpperCase(Locale.ROOT));
        return last(weekday, word.startsWith("last"), day);
    }

    private static int month(String name) {
        return NAMES.indexOf(name.substring(0, 3).toLowerCase(Locale.ROOT)) + 1;
    }

    private static int mes(String name) {
        String mes = name.substring(0, 3).toLowerCase(Locale.ROOT);
        return MESES.indexOf(mes.equals("set") ? "sep" : mes) + 1;
    }

    private static Optional<StatedDate> date(
            @Nullable String year, int month, String dayOfMonth, @Nullable LocalDate day) {
        try {
            if (year != null) {
                return Optional.of(
                        StatedDate.of(LocalDate.of(Integer.parseInt(year), month, Integer.parseInt(dayOfMonth))));
            }
            if (day == null) {
                return Optional.empty();
            }
            LocalDate near = LocalDate.of(day.getYear(), month, Integer.parseInt(dayOfMonth));
            // A date without a year that would lie far after the document is last year's.
            return Optional.of(StatedDate.of(near.isAfter(day.plusDays(30)) ? near.minusYears(1) : near));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }
}

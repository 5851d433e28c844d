package org.onrecord.processor.statement.text;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.time.MonthNames;
import org.onrecord.events.time.StatedDate;

/**
 * The reader of English, Spanish and Chinese dates: "May 3", "3 May 2024", "3 de mayo", 5月3日, "last Friday". It reads all three languages
 * in every document, because a document in one language may give a date in another.
 */
public final class Dates {
    private static final List<PatternFile.Line> LINES = new PatternFile("common", "dates").lines();
    private static final List<Form> DAYS = forms("day");
    private static final List<Form> RELATIVE = forms("relative");
    private static final List<Form> MONTHS = forms("month");
    private static final Form YEAR = forms("year").getFirst();

    private static final List<Form> WEEKDAYS = forms("weekday");

    private Dates() {}

    /**
     * A form of dates.
     *
     * @param having texts of which words with such a date have one
     */
    private record Form(Pattern pattern, List<String> having) {
        @Nullable
        Matcher in(String words) {
            Matcher matcher = pattern.matcher(words);
            return having.stream().anyMatch(words::contains) && matcher.find() ? matcher : null;
        }
    }

    private static List<Form> forms(String kind) {
        return LINES.stream()
                .filter(line -> line.names().getFirst().equals(kind))
                .map(line -> new Form(
                        line.pattern(),
                        line.names().size() > 1
                                ? line.names().subList(1, line.names().size())
                                : List.of("")))
                .toList();
    }

    /** Returns the first form, in the order of the file, in which the words have a date. */
    private static @Nullable Matcher first(List<Form> forms, String words) {
        return forms.stream()
                .map(form -> form.in(words))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String group(Matcher date, String name) {
        return date.namedGroups().containsKey(name) ? date.group(name) : null;
    }

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
        Matcher date = first(DAYS, words);
        if (date == null) {
            return Optional.empty();
        }
        String year = group(date, "y");
        String month = group(date, "m");
        int dayOfMonth = Integer.parseInt(date.group("d"));
        try {
            if (year != null && month != null) {
                return Optional.of(StatedDate.of(LocalDate.of(Integer.parseInt(year), monthOf(month), dayOfMonth)));
            }
            if (day == null) {
                return Optional.empty();
            }
            int monthOfYear = month != null
                    ? monthOf(month)
                    : (dayOfMonth <= day.getDayOfMonth()
                            ? day.getMonthValue()
                            : day.minusMonths(1).getMonthValue());
            int yearOfDate = year != null ? Integer.parseInt(year) : day.getYear();
            LocalDate near = LocalDate.of(yearOfDate, monthOfYear, dayOfMonth);
            // A date without a year that would lie far after the document is last year's.
            return Optional.of(
                    StatedDate.of(year == null && near.isAfter(day.plusDays(30)) ? near.minusYears(1) : near));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDate> relative(String words, LocalDate day) {
        Matcher date = first(RELATIVE, words);
        if (date == null) {
            return Optional.empty();
        }
        String ago = group(date, "ago");
        if (ago != null) {
            return Optional.of(day.minusDays(ago.equals("前天") ? 2 : 1));
        }
        DayOfWeek weekday = DayOfWeek.of(weekday(date.group("weekday")));
        if (group(date, "lastweek") != null) {
            // A Chinese "last Friday" is the Friday of last week.
            return Optional.of(day.minusWeeks(1).with(weekday));
        }
        boolean past = group(date, "past") != null || group(date, "gone") != null;
        return Optional.of(
                day.with(past ? TemporalAdjusters.previous(weekday) : TemporalAdjusters.previousOrSame(weekday)));
    }

    /** Returns a month that is given without a day; without a year, it is the last such month. */
    private static Optional<StatedDate> month(String words, @Nullable LocalDate day) {
        Matcher date = first(MONTHS, words);
        int month = date == null ? 0 : monthOf(date.group("m"));
        if (date == null || month < 1 || month > 12) {
            return Optional.empty();
        }
        String year = group(date, "y");
        if (year != null) {
            return Optional.of(StatedDate.of(YearMonth.of(Integer.parseInt(year), month)));
        }
        if (day == null) {
            return Optional.empty();
        }
        YearMonth same = YearMonth.of(day.getYear(), month);
        boolean before = group(date, "lastyear") != null || same.atDay(1).isAfter(day);
        return Optional.of(StatedDate.of(before ? same.minusYears(1) : same));
    }

    /** Returns a year that opens a sentence or clause: "In 2023, X said". */
    private static Optional<StatedDate> year(String words, @Nullable LocalDate day) {
        Matcher year = YEAR.in(words);
        int number = year == null ? 0 : Integer.parseInt(year.group("y"));
        boolean past = number >= 1900 && (day == null || number <= day.getYear());
        return past ? Optional.of(StatedDate.of(Year.of(number))) : Optional.empty();
    }

    /** Returns the number of a month that is given by number or by name. */
    private static int monthOf(String month) {
        return Character.isDigit(month.charAt(0))
                ? Integer.parseInt(month)
                : MonthNames.number(month.toLowerCase(Locale.ROOT));
    }

    /** Returns the number, from 1, of a day of the week by its name. */
    private static int weekday(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return 1
                + IntStream.range(0, WEEKDAYS.size())
                        .filter(i -> WEEKDAYS.get(i).pattern().matcher(lower).matches())
                        .findFirst()
                        .orElse(-1);
    }
}

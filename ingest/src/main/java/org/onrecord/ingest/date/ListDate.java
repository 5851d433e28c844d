package org.onrecord.ingest.date;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Published;
import org.onrecord.events.Published.Precision;

/** Dates as lists show them, somewhere in a text: in the form that the catalogue names, else in the usual ones. */
public final class ListDate {
    private static final String ORIGIN = "list";

    private static final Pattern YEAR_FIRST = Pattern.compile(
            "(?<!\\d)(\\d{4})\\s?[-./年]\\s?(\\d{1,2})\\s?[-./月]\\s?(\\d{1,2})(?!\\d)日?(?:[T\\s]*(\\d{1,2}:\\d{2}.{0,12}))?");
    private static final Pattern DAY_MONTH_YEAR = Pattern.compile(
            "(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|er|[.ºª])?(?:\\s+(?:de|of))?[\\s-]+(\\p{L}{3,12})[.,]?(?:\\s+del?)?[\\s-]+(\\d{4})(?!\\d)");
    private static final Pattern MONTH_DAY_YEAR =
            Pattern.compile("(?<!\\p{L})(\\p{L}{3,12})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})(?!\\d)");
    private static final Pattern NUMBERS = Pattern.compile("(?<!\\d)(\\d{1,2})([-./])(\\d{1,2})\\2(\\d{4})(?!\\d)");

    /** Languages in all of whose countries the day goes before the month. */
    private static final Set<String> DAY_FIRST =
            Set.of("es", "fr", "pt", "it", "de", "ru", "nl", "ar", "tr", "pl", "el");

    private final @Nullable DateTimeFormatter form;
    private final boolean dayFirst;

    /**
     * Dates of one list.
     *
     * @param format a pattern of {@link DateTimeFormatter}; null for the usual forms
     * @param language of the months' names, a BCP 47 tag; null if not known
     */
    public ListDate(@Nullable String format, @Nullable String language) {
        Locale locale = language == null ? Locale.ENGLISH : Locale.forLanguageTag(language);
        this.form = format == null ? null : form(format, locale);
        this.dayFirst = DAY_FIRST.contains(locale.getLanguage());
    }

    private static @Nullable DateTimeFormatter form(String format, Locale locale) {
        try {
            return new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .parseLenient()
                    .appendPattern(format)
                    .toFormatter(locale);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** The first date in a text; empty where there is none, or one that could be read in two ways. */
    public Optional<Published> read(String text) {
        String words = text.strip();
        if (words.isEmpty()) {
            return Optional.empty();
        }
        return inForm(words).or(() -> usual(words));
    }

    private Optional<Published> inForm(String text) {
        if (form == null) {
            return Optional.empty();
        }
        try {
            TemporalAccessor date = form.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            return Published.parse(written(date), ORIGIN);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String written(TemporalAccessor date) {
        return switch (date) {
            case OffsetDateTime at -> at.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
            case LocalDateTime at -> at.format(DateTimeFormatter.ISO_LOCAL_DATE_TIME);
            default -> date.toString();
        };
    }

    private Optional<Published> usual(String text) {
        Matcher yearFirst = YEAR_FIRST.matcher(text);
        if (yearFirst.find()) {
            String time = yearFirst.group(4) == null ? "" : " " + yearFirst.group(4);
            String day = yearFirst.group(1) + "-" + yearFirst.group(2) + "-" + yearFirst.group(3);
            return FeedDate.read(day + time, ORIGIN).or(() -> FeedDate.read(day, ORIGIN));
        }
        return DAY_MONTH_YEAR
                .matcher(text)
                .results()
                .flatMap(match -> named(match, 1, 2).stream())
                .findFirst()
                .or(() -> MONTH_DAY_YEAR
                        .matcher(text)
                        .results()
                        .flatMap(match -> named(match, 2, 1).stream())
                        .findFirst())
                .or(() -> numbers(text));
    }

    private static Optional<Published> named(MatchResult match, int day, int month) {
        return FeedMonths.of(match.group(month))
                .flatMap(number -> date(match.group(3), number, Integer.parseInt(match.group(day))));
    }

    private Optional<Published> numbers(String text) {
        Matcher match = NUMBERS.matcher(text);
        if (!match.find()) {
            return Optional.empty();
        }
        int first = Integer.parseInt(match.group(1));
        int second = Integer.parseInt(match.group(3));
        if (first > 12 || dayFirst || match.group(2).equals(".") || first == second) {
            return date(match.group(4), second, first);
        }
        return second > 12 ? date(match.group(4), first, second) : Optional.empty();
    }

    private static Optional<Published> date(String year, int month, int day) {
        try {
            return Optional.of(new Published(
                    LocalDate.of(Integer.parseInt(year), month, day).toString(), Precision.DAY, ORIGIN));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}

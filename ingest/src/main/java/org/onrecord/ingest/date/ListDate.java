package org.onrecord.ingest.date;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.time.Published;
import org.onrecord.events.time.Published.Precision;

/** The dates of a list page: in the format that the catalogue gives, else in any usual form. */
public final class ListDate {
    private static final String ORIGIN = "list";

    /** Languages whose countries all write the day before the month. */
    private static final Set<String> DAY_FIRST =
            Set.of("es", "fr", "pt", "it", "de", "ru", "nl", "ar", "tr", "pl", "el");

    private final @Nullable DateTimeFormatter format;
    private final boolean dayFirst;

    /**
     * A reader for the dates of one list.
     *
     * @param format a pattern of {@link DateTimeFormatter}; null for the usual forms
     * @param language of the month names, a BCP 47 tag; null if not known
     */
    public ListDate(@Nullable String format, @Nullable String language) {
        Locale locale = language == null ? Locale.ENGLISH : Locale.forLanguageTag(language);
        this.format = format == null ? null : formatter(format, locale);
        this.dayFirst = DAY_FIRST.contains(locale.getLanguage());
    }

    private static @Nullable DateTimeFormatter formatter(String format, Locale locale) {
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

    /** Returns the first date in a text; empty if there is none, or if day and month could be swapped. */
    public Optional<Published> read(String text) {
        String words = text.strip();
        return formatted(words).or(() -> usual(words));
    }

    private Optional<Published> formatted(String text) {
        if (format == null) {
            return Optional.empty();
        }
        try {
            TemporalAccessor date = format.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            return Published.parse(iso(date), ORIGIN);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String iso(TemporalAccessor date) {
        return switch (date) {
            case OffsetDateTime at -> at.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
            case LocalDateTime at -> at.format(DateTimeFormatter.ISO_LOCAL_DATE_TIME);
            default -> date.toString();
        };
    }

    private Optional<Published> usual(String text) {
        List<FoundDate> monthFirst = DateText.all(text, DayOrder.MONTH_FIRST);
        for (FoundDate date : DateText.all(text, DayOrder.DAY_FIRST)) {
            String written = text.substring(date.start(), date.end());
            int year = written.indexOf(date.value().substring(0, 4));
            if (year < 0 || date.precision() == Precision.MONTH) {
                continue;
            }
            if (year == 0) {
                return FeedDate.read(written, ORIGIN);
            }
            return dayFirst || monthFirst.contains(date)
                    ? Optional.of(new Published(date.day().toString(), Precision.DAY, ORIGIN))
                    : Optional.empty();
        }
        return Optional.empty();
    }
}

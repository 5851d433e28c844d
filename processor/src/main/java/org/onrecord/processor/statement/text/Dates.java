package org.onrecord.processor.statement.text;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The reader of English, Spanish and Chinese dates: "May 3", "3 May 2024", "3 de mayo", 5月3日, "last Friday". It reads all three languages
 * in every document, because a document in one language may give a date in another.
 */
public final class Dates implements DateReader {
    public static final DateReader KNOWN = new Dates();

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
    private static final Pattern RELATIVE = Pattern.compile(
            "\\b(yesterday|(?:last |on |this past )?(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday))\\b",
            Pattern.CASE_INSENSITIVE);
    private static final List<String> NAMES =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    private Dates() {}

    @Override
    public Optional<LocalDate> in(String words, @Nullable LocalDate day) {
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
            String mes = spanish.group(2).substring(0, 3).toLowerCase(Locale.ROOT);
            return date(spanish.group(3), MESES.indexOf(mes.equals("set") ? "sep" : mes) + 1, spanish.group(1), day);
        }
        Matcher chinese = CHINESE.matcher(words);
        if (chinese.find()) {
            int month = chinese.group(2) != null
                    ? Integer.parseInt(chinese.group(2))
                    : day == null ? 0 : day.getMonthValue();
            return date(chinese.group(1), month, chinese.group(3), day);
        }
        if (day == null) {
            return Optional.empty();
        }
        Matcher relative = RELATIVE.matcher(words);
        if (relative.find()) {
            return Optional.of(relative(relative.group(1).toLowerCase(Locale.ROOT), day));
        }
        return words.contains("昨天") || words.contains("昨日") ? Optional.of(day.minusDays(1)) : Optional.empty();
    }

    private static LocalDate relative(String word, LocalDate day) {
        if (word.equals("yesterday")) {
            return day.minusDays(1);
        }
        DayOfWeek weekday =
                DayOfWeek.valueOf(word.substring(word.lastIndexOf(' ') + 1).toUpperCase(Locale.ROOT));
        LocalDate same = day.with(TemporalAdjusters.previousOrSame(weekday));
        return word.startsWith("last") ? day.with(TemporalAdjusters.previous(weekday)) : same;
    }

    private static int month(String name) {
        return NAMES.indexOf(name.substring(0, 3).toLowerCase(Locale.ROOT)) + 1;
    }

    private static Optional<LocalDate> date(
            @Nullable String year, int month, String dayOfMonth, @Nullable LocalDate day) {
        if (year == null && day == null) {
            return Optional.empty();
        }
        try {
            if (year != null) {
                return Optional.of(LocalDate.of(Integer.parseInt(year), month, Integer.parseInt(dayOfMonth)));
            }
            LocalDate near = LocalDate.of(day == null ? 1 : day.getYear(), month, Integer.parseInt(dayOfMonth));
            // A date without a year that would lie far after the document is last year's.
            return Optional.of(day != null && near.isAfter(day.plusDays(30)) ? near.minusYears(1) : near);
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }
}

package org.onrecord.ingest.date;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.onrecord.events.time.Published.Precision;

/**
 * The date in a web address, such as {@code /2024/01/03/}, {@code /202401/t20240103_1.html} or {@code /2024/jan/03/},
 * or the month in {@code /2024/01/}.
 */
public final class UrlDate {
    private static final Pattern DAY = Pattern.compile(
            "(?<![0-9])((?:19|20)[0-9]{2})([-/_.]?)(0?[1-9]|1[0-2])([-/_.]?)(0[1-9]|[12][0-9]|3[01]|[1-9](?=[-/_]))(?![0-9])");
    private static final Pattern NAMED = Pattern.compile("/((?:19|20)[0-9]{2})/([A-Za-z]{3,9})/([0-9]{1,2})(?![0-9])");
    private static final Pattern MONTH = Pattern.compile("(?<![0-9])((?:19|20)[0-9]{2})[-/_]?(0[1-9]|1[0-2])(?=/)");

    private UrlDate() {}

    /** Returns the first date in an address; empty if there is none. */
    public static Optional<FoundDate> in(String address) {
        if (!address.contains("19") && !address.contains("20")) {
            return Optional.empty();
        }
        Matcher day = DAY.matcher(address);
        while (day.find()) {
            boolean single = day.group(3).length() == 1 || day.group(5).length() == 1;
            boolean apart = !day.group(2).isEmpty() && !day.group(4).isEmpty();
            if (apart || !single) {
                Optional<FoundDate> date = date(day);
                if (date.isPresent()) {
                    return date;
                }
            }
        }
        Matcher named = NAMED.matcher(address);
        if (named.find()) {
            String written = named.group(3) + " " + named.group(2) + " " + named.group(1);
            Optional<FoundDate> date = DateText.stamp(written, DayOrder.DAY_FIRST)
                    .map(found -> new FoundDate(named.start() + 1, named.end(), found.value(), found.precision()));
            if (date.isPresent()) {
                return date;
            }
        }
        Matcher month = MONTH.matcher(address);
        if (month.find()) {
            YearMonth value = YearMonth.of(Integer.parseInt(month.group(1)), Integer.parseInt(month.group(2)));
            return Optional.of(new FoundDate(month.start(), month.end(), value.toString(), Precision.MONTH));
        }
        return Optional.empty();
    }

    private static Optional<FoundDate> date(Matcher day) {
        try {
            LocalDate date = LocalDate.of(
                    Integer.parseInt(day.group(1)), Integer.parseInt(day.group(3)), Integer.parseInt(day.group(5)));
            return Optional.of(new FoundDate(day.start(), day.end(), date.toString(), Precision.DAY));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }
}

package org.onrecord.ingest.date;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.onrecord.events.time.Published;

/** The dates in a PDF's metadata, e.g. {@code D:20240103100000+08'00'} (ISO 32000-1, section 7.9.4). */
public final class PdfDate {
    private static final Pattern FORM = Pattern.compile(
            "(?:D:)?(\\d{4})(\\d\\d)?(\\d\\d)?(?:(\\d\\d)(\\d\\d)(\\d\\d)?(Z|[+-]\\d\\d(?:'?\\d\\d)?)?)?.*");

    /** PDF came out in 1993, so an earlier year is wrong. */
    private static final int FIRST_YEAR = 1993;

    private PdfDate() {}

    /** Reads a date, in the zone in which it was written; empty if the text is none. */
    public static Optional<Published> read(String text, String origin) {
        Matcher date = FORM.matcher(text.strip());
        if (!date.matches() || Integer.parseInt(date.group(1)) < FIRST_YEAR) {
            return Optional.empty();
        }
        StringBuilder iso = new StringBuilder(date.group(1));
        for (int part = 2; part <= 3 && date.group(part) != null; part++) {
            iso.append('-').append(date.group(part));
        }
        if (date.group(4) != null) {
            iso.append('T').append(date.group(4)).append(date.group(5));
            iso.append(date.group(6) == null ? "" : date.group(6));
            iso.append(date.group(7) == null ? "" : date.group(7).replace("'", ""));
        }
        return FeedDate.read(iso.toString(), origin);
    }
}

package org.onrecord.ingest.date;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Published;

/** The date in a PDF's metadata, in the zone in which it was written (ISO 32000-1, section 7.9.4). */
public final class PdfDate {
    private static final Pattern FORM = Pattern.compile(
            "(?:D:)?(\\d{4})(\\d\\d)?(\\d\\d)?(?:(\\d\\d)(\\d\\d)?(\\d\\d)?(?:(Z)|([+-])(\\d\\d)'?(\\d\\d)?)?)?.*");
    /** There is no PDF from before PDF. */
    private static final int FIRST_YEAR = 1993;

    private PdfDate() {}

    /** When the file says that it was made or, failing that, last changed. */
    public static @Nullable Published of(PDDocumentInformation information) {
        return Stream.of(COSName.CREATION_DATE, COSName.MOD_DATE)
                .flatMap(name -> Optional.ofNullable(information.getCustomMetadataValue(name.getName()))
                        .flatMap(text -> parse(text, "pdf " + name.getName()))
                        .stream())
                .findFirst()
                .orElse(null);
    }

    public static Optional<Published> parse(String text, String origin) {
        Matcher date = FORM.matcher(text.strip());
        if (!date.matches() || Integer.parseInt(date.group(1)) < FIRST_YEAR) {
            return Optional.empty();
        }
        StringBuilder iso = new StringBuilder(date.group(1));
        if (date.group(2) != null) {
            iso.append('-').append(date.group(2));
        }
        if (date.group(3) != null) {
            iso.append('-').append(date.group(3));
        }
        if (date.group(4) != null && date.group(5) != null) {
            iso.append('T').append(date.group(4)).append(':').append(date.group(5));
            iso.append(':').append(date.group(6) == null ? "00" : date.group(6));
            iso.append(zone(date));
        }
        return Published.parse(iso.toString(), origin);
    }

    private static String zone(Matcher date) {
        if (date.group(7) != null) {
            return "Z";
        }
        String minutes = date.group(10) == null ? "00" : date.group(10);
        return date.group(8) == null ? "" : date.group(8) + date.group(9) + ":" + minutes;
    }
}

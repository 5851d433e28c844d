package org.onrecord.ingest.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Keeps only those declarations of a {@code style} attribute that affect how text looks: nothing that fetches, covers, moves or runs. */
final class StyleSanitizer {
    private static final Set<String> PROPERTIES = HtmlSanitizer.HTML.set("styles");

    /** Matches the safe detailed properties: of backgrounds all but the picture. */
    private static final Pattern FAMILY = Pattern.compile("background-(color|x|y)|(border|margin|padding)-[a-z-]+");

    /**
     * Matches words, colours, strings and small numbers. Large numbers could move text out of sight, and functions
     * other than colours could fetch.
     */
    private static final Pattern VALUE = Pattern.compile(
            "(?:rgba?\\([\\d.,%\\s]*\\)|hsla?\\([\\d.,%\\s]*\\)|#[0-9a-f]{3,8}|[a-z_%.,!\\s'\"-]|(?<!\\d)\\d{1,4}(?!\\d))++",
            Pattern.CASE_INSENSITIVE);

    private StyleSanitizer() {}

    /** Returns the safe part of a style; the same text if all of it is safe. */
    static String of(String style) {
        List<String> kept = new ArrayList<>();
        boolean all = true;
        for (String declaration : style.split(";")) {
            int colon = declaration.indexOf(':');
            String property = colon < 0 ? "" : declaration.substring(0, colon).strip();
            String value = declaration.substring(colon + 1).strip();
            String name = property.toLowerCase(Locale.ROOT);
            if ((PROPERTIES.contains(name) || FAMILY.matcher(name).matches())
                    && VALUE.matcher(value).matches()) {
                kept.add(property + ": " + value + ";");
            } else {
                all &= declaration.isBlank();
            }
        }
        return all ? style : String.join(" ", kept);
    }
}
